package dev.slipway.docker;

import java.util.List;
import java.util.Locale;

/// Reads the engine's messages: what of them is for people, and who has to act.
final class EngineWords {
  /// What containerd, the shim and the runtime put in front of the reason, in their order.
  private static final List<String> LAYERS =
      List.of(
          "Error: ",
          "failed to create task for container: ",
          "failed to create shim task: ",
          "failed to create shim: ",
          "OCI runtime create failed: ",
          "OCI runtime exec failed: ",
          "OCI runtime start failed: ",
          "OCI runtime error: ",
          "runc create failed: ",
          "runc did not terminate successfully: ",
          "exec failed: ",
          "runc: ",
          "crun: ",
          "unable to start container process: ",
          "starting container process caused: ",
          "error during container init: ");

  private static final List<String> ENDS =
      List.of(
          ": unknown",
          ": OCI runtime attempted to invoke a command that was not found",
          ": OCI permission denied",
          ": OCI not found");

  /// The machine's doing, whatever else the message says.
  private static final List<String> MACHINE =
      List.of(
          "error mounting",
          "device",
          "driver failed",
          "already allocated",
          "address already in use",
          "cgroup",
          "rlimit",
          "network",
          "no space left");

  private static final List<String> IMAGE =
      List.of(
          "executable file",
          "exec format error",
          "permission denied",
          "no such file or directory",
          "not a directory",
          "is a directory",
          "unable to find user",
          "unable to find group",
          "no matching entries in",
          "invalid user",
          "no command",
          "chdir to cwd",
          "command that was not found");

  private EngineWords() {}

  /// The reason without the list of the layers that passed it on.
  static String tidy(String message) {
    var text = message.strip();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (var layer : LAYERS) {
        if (text.startsWith(layer)) {
          text = text.substring(layer.length());
          changed = true;
        }
      }
      text = withoutSourceLine(text);
      for (var end : ENDS) {
        if (text.endsWith(end)) {
          text = text.substring(0, text.length() - end.length());
          changed = true;
        }
      }
    }
    return text.isEmpty() ? message.strip() : text;
  }

  /// Old runtimes say `container_linux.go:380: `.
  private static String withoutSourceLine(String text) {
    int go = text.indexOf(".go:");
    int end = text.indexOf(": ", go + 4);
    if (go <= 0 || end < 0) {
      return text;
    }
    boolean line =
        text.chars().limit(go).allMatch(c -> c == '_' || (c >= 'a' && c <= 'z'))
            && text.substring(go + 4, end).chars().allMatch(c -> c >= '0' && c <= '9');
    return line ? text.substring(end + 2) : text;
  }

  /// Whether a container did not start because of its image or command, not of the machine.
  static boolean blameImage(int status, String message) {
    if (tidy(message).startsWith("exec")) {
      return true;
    }
    return MACHINE.stream().noneMatch(word -> mentions(message, word))
        && (status == 400 || IMAGE.stream().anyMatch(word -> mentions(message, word)));
  }

  /// Whether a call failed only because the container's process has ended or never was.
  static boolean notRunning(EngineRefusal e) {
    return e.status() == 409
        || mentions(e.words(), "not running")
        || mentions(e.words(), "can only kill running containers");
  }

  static boolean mentions(String message, String lowerCaseWords) {
    return message.toLowerCase(Locale.ROOT).contains(lowerCaseWords);
  }
}
