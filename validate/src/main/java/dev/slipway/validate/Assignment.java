package dev.slipway.validate;

import dev.slipway.core.container.ImageRequest;
import dev.slipway.manifest.Problem;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.Validator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One image to hold to one contract.
///
/// @param subject the image as the user named it
/// @param image what to ask an engine for; empty for an image in a file
/// @param selected the indexes of the checks to make; what they depend on has to be among them
/// @param warnings of reading the contract, carried into the report
public record Assignment(
    String subject,
    Optional<ImageRequest> image,
    Validator validator,
    Set<Integer> selected,
    List<Problem> warnings) {
  public Assignment {
    selected = Set.copyOf(selected);
    warnings = List.copyOf(warnings);
  }

  /// All checks of a contract.
  public static Assignment of(
      String subject, ImageRequest image, Validator validator, List<Problem> warnings) {
    return new Assignment(
        subject,
        Optional.of(image),
        validator,
        validator.checks().stream().map(Check::index).collect(Collectors.toSet()),
        warnings);
  }

  List<Check> checks() {
    return validator.checks().stream().filter(c -> selected.contains(c.index())).toList();
  }
}
