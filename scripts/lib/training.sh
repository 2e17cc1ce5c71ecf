# shellcheck shell=bash disable=SC2154
# What people do with the tool, so that the class-data archive holds the classes that it takes.
# Sourced by scripts/build.
#
# `rehearse ARGUMENT...` runs the tool once; how it ends does not matter, only what it loads.
# $engine is yes where a container engine answers at DOCKER_HOST, and has the image slipway/busybox.

contract=$root/scripts/lib/training.yaml

rehearse version
rehearse --help
rehearse validate lint "$contract"
rehearse validate schema
if [ "$engine" = yes ]; then
  reports=$(mktemp -d)
  rehearse validate --file "$contract" --file "$contract" \
    --report "$reports/r.json" --report "$reports/r.xml" slipway/busybox
  rehearse validate --file "$contract" slipway/busybox # one alone goes another way than several
  rehearse validate init slipway/busybox
  rehearse clean --help
  rm -rf "$reports"
fi
