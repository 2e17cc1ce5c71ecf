package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes a class-data archive for one of our programs the way the tool's build makes the tool's, so
/// that both start equally well prepared.
///
/// @param main the program's class, in our jar
record Archive(Workbench bench, Class<?> main) {
  /// Runs the program once to see what it loads.
  void make(Path archive, List<String> arguments) throws IOException, InterruptedException {
    var list = Files.createTempFile(bench.folder(), "classes-", ".list");
    try {
      run(bench.java(List.of("-XX:DumpLoadedClassList=" + list), main, arguments));
      var dump =
          List.of(
              "-Xshare:dump",
              "-XX:+AOTClassLinking",
              "-XX:SharedClassListFile=" + list,
              "-XX:SharedArchiveFile=" + archive);
      run(bench.java(dump, main, List.of()));
    } finally {
      Files.deleteIfExists(list);
    }
  }

  private void run(List<String> words) throws IOException, InterruptedException {
    var _ = Command.of(bench.folder(), words).ran();
  }
}
