package dev.slipway.bench;

import dev.slipway.bench.floor.Floor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where everything is: the tool that is measured, the engine, the image, and a folder for what is
/// written.
///
/// @param root of the checkout
/// @param java the program
/// @param options of the JVM that the tool's launcher gives, which the floor gets as well
/// @param socket of the engine
record Workbench(Path root, Path java, List<String> options, Path socket, Path folder) {
  static final String IMAGE = "slipway/busybox";

  Workbench {
    options = List.copyOf(options);
  }

  static Workbench at(Path root, Path socket) throws IOException {
    var folder = Files.createDirectories(root.resolve("target/bench"));
    // One that is older than its jar would be refused without a word, and the floor be high.
    try (var archives = Files.newDirectoryStream(folder, "*.jsa")) {
      for (var archive : archives) {
        Files.delete(archive);
      }
    }
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new Workbench(root, java, launcherOptions(root), socket, folder);
  }

  private static List<String> launcherOptions(Path root) throws IOException {
    var lib = root.resolve("target/slipway/lib");
    var launch = lib.resolve(Files.readString(lib.resolve("current")).strip()).resolve("launch");
    for (var line : Files.readAllLines(launch)) {
      if (line.startsWith("options='") && line.endsWith("'")) {
        return List.of(line.substring("options='".length(), line.length() - 1).split(" "));
      }
    }
    throw new IOException(launch + " does not tell the JVM's options.");
  }

  /// The tool as its users start it.
  Command slipway(String... arguments) {
    var words = new ArrayList<String>();
    words.add(root.resolve("bin/slipway").toString());
    words.addAll(List.of(arguments));
    return Command.of(folder, words).with("DOCKER_HOST", "unix://" + socket);
  }

  /// Validates the usual image.
  Command validate(String manifest) throws IOException {
    return validate(manifest, List.of(IMAGE));
  }

  Command validate(String manifest, List<String> images) throws IOException {
    var words = new ArrayList<>(List.of("validate", "--file", written(manifest).toString()));
    words.addAll(images);
    return slipway(words.toArray(String[]::new)).awaiting("validation ");
  }

  /// A file of this content, always the same for the same.
  Path written(String manifest) throws IOException {
    var name = "manifest-" + Integer.toHexString(manifest.hashCode()) + ".yaml";
    return Files.writeString(folder.resolve(name), manifest);
  }

  /// A program of ours, with the tool's options and a class-data archive of its own.
  Command program(Class<?> main, String... arguments) throws IOException, InterruptedException {
    var archive = folder.resolve(main.getSimpleName() + ".jsa");
    if (Files.notExists(archive)) {
      new Archive(this, main).make(archive, List.of(arguments));
    }
    return Command.of(
        folder, java(List.of("-XX:SharedArchiveFile=" + archive), main, List.of(arguments)));
  }

  List<String> java(List<String> more, Class<?> main, List<String> arguments) {
    var words = new ArrayList<String>();
    words.add(java.toString());
    words.addAll(options);
    words.addAll(more);
    words.addAll(List.of("-cp", ourJar().toString(), main.getName()));
    words.addAll(arguments);
    return words;
  }

  /// The archive of classes takes jars, not folders.
  private static Path ourJar() {
    var source = Workbench.class.getProtectionDomain().getCodeSource();
    return Path.of(source.getLocation().getPath());
  }

  /// A container of the usual image, as [Floor] makes it.
  Command floor(Floor.Task task) throws IOException, InterruptedException {
    return program(
        Floor.class,
        socket.toString(),
        task.create(),
        Integer.toString(task.execs()),
        Integer.toString(task.atOnce()),
        Boolean.toString(task.served()));
  }
}
