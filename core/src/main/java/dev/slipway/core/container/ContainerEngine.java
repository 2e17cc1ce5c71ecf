package dev.slipway.core.container;

import java.util.List;
import java.util.Map;

/// What every feature needs of images and containers, and no more. Safe for use by several threads.
///
/// Blocking calls end with `InterruptedException` when interrupted. Failures are
/// `FailureException`s that keep the engine's own words.
public interface ContainerEngine extends AutoCloseable {
  EngineInfo info() throws InterruptedException;

  /// The image, fetched as the request's policy says. Fails with `IMAGE_NOT_FOUND` or
  /// `PULL_FAILED`.
  Image resolve(ImageRequest request, PullListener listener) throws InterruptedException;

  /// Looks into an image that the engine has. Whatever is made for it bears the labels and goes
  /// when the contents are closed.
  ImageContents contents(Image image, Map<String, String> labels) throws InterruptedException;

  /// A container that has not been started.
  Container create(ContainerSpec spec) throws InterruptedException;

  /// All containers, running or not, that bear every one of the labels; an empty value matches any
  /// value.
  List<ContainerSummary> list(Map<String, String> labels) throws InterruptedException;

  /// Removes somebody else's container with its anonymous volumes; one that is gone is no failure.
  void remove(String container) throws InterruptedException;

  /// Removes every container made here that is still there, also one whose making is under way in
  /// another thread, and refuses new ones. Does not return before they are gone. May be called
  /// twice.
  @Override
  void close();

  /// Lets go of a container so that closing leaves it running.
  void keep(Container container);
}
