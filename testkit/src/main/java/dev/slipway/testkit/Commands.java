package dev.slipway.testkit;

import java.util.List;

/// The behaviours that the contract asks of its image, each as the command line that has it.
/// [BusyboxCommands] are real; [FakePrograms] are what a [FakeImage] understands.
public interface Commands {
  /// Writes both texts as they are and ends.
  List<String> print(String stdout, String stderr, int exitCode);

  /// Writes `line 1` to `line N` on standard output and ends.
  List<String> printLines(int count);

  /// Writes that many bytes on standard output, then a line `END`, and ends.
  List<String> flood(int bytes);

  /// Writes a line and sleeps until it is killed.
  List<String> printAndSleep(String line);

  /// Sleeps until it is killed; the signals that ask politely are ignored.
  List<String> sleep();

  /// Writes `ready`, then ends with the code as soon as the signal (`TERM`) comes.
  List<String> exitOn(String signal, int exitCode);

  /// Writes each variable as `NAME=value` on its line.
  List<String> printEnv();

  /// Writes the number of the user.
  List<String> printUser();

  List<String> printWorkdir();

  /// Writes the most memory that it may use, in bytes.
  List<String> printMemoryLimit();

  /// Ends with 0 when the text was written to the file, with another code when it could not be.
  List<String> writeFile(String path, String text);

  /// Writes what the file holds.
  List<String> readFile(String path);

  /// Listens on the port and answers each HTTP request with whatever it likes.
  List<String> serveHttp(int port);

  /// Takes memory until it is killed for it.
  List<String> exhaustMemory();
}
