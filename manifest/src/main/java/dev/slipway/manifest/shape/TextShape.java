package dev.slipway.manifest.shape;

import dev.slipway.manifest.node.ScalarNode;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A text, which may be spelt as any scalar.
public final class TextShape extends ScalarShape<String> {
  static final TextShape ANY = new TextShape("a text", false, Optional.empty());

  private final String expectation;
  private final boolean nonEmpty;
  private final Optional<Form> form;

  /// Compiled when the first text is read: most shapes of a short command read none.
  private static final class Form {
    final String regex;
    final Supplier<Pattern> pattern;

    Form(String regex) {
      this.regex = regex;
      this.pattern = Once.of(() -> Pattern.compile(regex));
    }
  }

  private TextShape(String expectation, boolean nonEmpty, Optional<Form> form) {
    this.expectation = expectation;
    this.nonEmpty = nonEmpty;
    this.form = form;
  }

  public TextShape nonEmpty() {
    return new TextShape("a text that is not empty", true, form);
  }

  /// The whole text has to match.
  ///
  /// @param regex in the common ground of Java and ECMA-262, as the schema carries it
  /// @param expectation as it goes on after "takes": `a name such as my-app`
  public TextShape matching(String regex, String expectation) {
    return new TextShape(expectation, nonEmpty, Optional.of(new Form(regex)));
  }

  /// The same under another name in messages.
  public TextShape called(String expectation) {
    return new TextShape(expectation, nonEmpty, form);
  }

  boolean isNonEmpty() {
    return nonEmpty;
  }

  Optional<String> regex() {
    return form.map(f -> f.regex);
  }

  @Override
  Optional<String> parse(ScalarNode scalar) {
    var text = scalar.text();
    return (nonEmpty && text.isEmpty())
            || form.filter(f -> !f.pattern.get().matcher(text).matches()).isPresent()
        ? Optional.empty()
        : Optional.of(text);
  }

  @Override
  String expectation() {
    return expectation;
  }
}
