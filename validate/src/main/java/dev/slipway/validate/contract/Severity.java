package dev.slipway.validate.contract;

/// How much a failed check weighs: only an ERROR fails the validation.
public enum Severity {
  ERROR,
  WARNING,
  INFO
}
