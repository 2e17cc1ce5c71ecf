package dev.slipway.manifest;

/// What a problem is an instance of. Ids are stable: reports and editors filter by them.
///
/// @param id lower-case words joined by hyphens
/// @param summary the rule in one sentence, for those who meet its id in a report
public record Rule(String id, String summary) {
  public static final Rule NOT_TEXT =
      new Rule("not-text", "A manifest is a UTF-8 text of at most 10 MB.");
  public static final Rule SYNTAX = new Rule("syntax", "A manifest is well-formed YAML or JSON.");
  public static final Rule EMPTY = new Rule("empty", "A manifest holds something.");
  public static final Rule SEVERAL_DOCUMENTS =
      new Rule("several-documents", "A file holds one manifest.");
  public static final Rule DUPLICATE_KEY =
      new Rule("duplicate-key", "A key stands once in its mapping.");
  public static final Rule UNKNOWN_ALIAS =
      new Rule("unknown-alias", "An alias names an anchor that stands before it.");
  public static final Rule UNKNOWN_TAG =
      new Rule("unknown-tag", "Only the tags of YAML itself have a meaning.");
  public static final Rule TOO_LARGE =
      new Rule("too-large", "A manifest stays within bounds of depth, size and expansion.");
  public static final Rule UNKNOWN_FIELD =
      new Rule("unknown-field", "Every field is one that the reference describes.");
  public static final Rule MISSING_FIELD =
      new Rule("missing-field", "Required fields are there and have a value.");
  public static final Rule INVALID_VALUE =
      new Rule("invalid-value", "A value is of the kind and within the bounds of its field.");
  public static final Rule CONFLICT =
      new Rule("conflict", "Fields of one object do not contradict each other.");
  public static final Rule DEPRECATED_FIELD =
      new Rule("deprecated-field", "Fields with a better successor are replaced by it.");
  public static final Rule FIELD_WITHOUT_EFFECT =
      new Rule("field-without-effect", "Every field that is written has an effect.");
  public static final Rule TOO_MANY_PROBLEMS =
      new Rule("too-many-problems", "Problems beyond the thousandth are not listed.");
}
