# shellcheck shell=bash disable=SC2154
# What people do with the tool, so that the class-data archive holds the classes that it takes. Sourced by scripts/build.
#
# `rehearse ARGUMENT...` runs the tool once; how it ends does not matter, only what it loads. $engine is yes where a
# container engine answers, at DOCKER_HOST.

rehearse version
rehearse --help
