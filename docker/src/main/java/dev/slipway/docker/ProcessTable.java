package dev.slipway.docker;

import dev.slipway.wire.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Reads `GET /containers/{id}/top`: what `ps` printed on the engine's machine.
final class ProcessTable {
  private ProcessTable() {}

  /// The command lines, that of the container's own process first.
  static List<String> commands(Json top, long pid) {
    var titles = top.texts("Titles");
    int command = Math.max(titles.indexOf("CMD"), titles.indexOf("COMMAND"));
    int number = Math.max(titles.indexOf("PID"), titles.indexOf("HPID"));
    var commands = new ArrayList<String>();
    for (var process : top.elements("Processes")) {
      var columns = process.texts();
      if (command < 0 || command >= columns.size()) {
        continue;
      }
      boolean first = number >= 0 && columns.get(number).equals(Long.toString(pid));
      commands.add(first ? 0 : commands.size(), columns.get(command));
    }
    return commands;
  }
}
