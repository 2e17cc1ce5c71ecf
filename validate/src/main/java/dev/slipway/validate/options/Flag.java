package dev.slipway.validate.options;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An option that `docker run` of release 28 knows. Names are the constants' own in lower case.
sealed interface Flag permits MappedFlag, IdleFlag, RefusedFlag {
  String name();

  /// False for a switch, which is on by being there.
  boolean takesValue();

  /// The letter after one hyphen; a space when there is none.
  char letter();

  /// `shm-size`
  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Every flag by its words and letters.
  static Map<String, Flag> all() {
    var all = new HashMap<String, Flag>();
    for (Flag[] flags :
        new Flag[][] {MappedFlag.values(), IdleFlag.values(), RefusedFlag.values()}) {
      for (var flag : flags) {
        all.put("--" + flag.word(), flag);
        if (flag.letter() != ' ') {
          all.put("-" + flag.letter(), flag);
        }
      }
    }
    // Older words that Docker still takes.
    all.put("--net", MappedFlag.NETWORK);
    all.put("--net-alias", MappedFlag.NETWORK_ALIAS);
    all.put("--dns-opt", MappedFlag.DNS_OPTION);
    return Map.copyOf(all);
  }

  static Optional<Flag> find(Map<String, Flag> all, String word) {
    return Optional.ofNullable(all.get(word));
  }
}
