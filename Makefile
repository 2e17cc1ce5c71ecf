# What a developer can do here. Each target is the script of its name in scripts/, which works alone and knows --help.
# ARGS goes to the script: make test ARGS="-pl docker -am"

.DEFAULT_GOAL := help
.PHONY: help demo test build check golden bench dist fmt images engine-start engine-stop clean

help:
	@echo 'make demo          see it work: real images, real containers, a pass and a failure'
	@echo 'make test          all tests, with real containers'
	@echo 'make build         the command line tool, started by bin/slipway'
	@echo 'make check         format, compile, fast tests: before each commit'
	@echo 'make golden        write the expected outputs anew, for a person to look at'
	@echo 'make bench         measure it on this machine'
	@echo 'make dist          a tarball that runs wherever a JRE 25 is'
	@echo 'make fmt           format the sources'
	@echo 'make images        the images that demo and tests use'
	@echo 'make engine-start  a container engine, where none answers'
	@echo 'make engine-stop   end the engine that was started here'
	@echo 'make clean         remove what was built'

demo test build check golden bench dist fmt images engine-start engine-stop clean:
	@scripts/$@ $(ARGS)
