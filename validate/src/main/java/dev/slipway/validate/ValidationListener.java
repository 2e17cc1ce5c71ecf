package dev.slipway.validate;

import dev.slipway.core.container.PullListener;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Run;

/// Hears how one run goes on. Called from several threads, one call at a time.
public interface ValidationListener extends PullListener {
  /// Before anything of the run happens.
  ///
  /// @param checks how many were selected
  void started(String subject, Validator validator, int checks);

  /// In the order in which checks end.
  void checked(CheckResult result);

  /// The verdict, before the container is removed.
  void finished(Run run);
}
