package dev.slipway.manifest.shape;

import dev.slipway.manifest.Excerpt;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The word that somebody probably meant.
public record Suggestion(String word) {
  private static final int LONGEST = 60;

  /// The same letters in another case or with other separators.
  static Optional<Suggestion> sameLetters(Collection<String> known, String written) {
    var letters = letters(written);
    return known.stream()
        .filter(word -> letters(word).equals(letters))
        .findFirst()
        .map(Suggestion::new);
  }

  /// A slip of a finger or two, or the beginning of one word alone.
  public static Optional<Suggestion> among(Collection<String> known, String written) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    var same = sameLetters(known, written);
    if (same.isPresent()) {
      return same;
    }
    var letters = letters(written);
    int least = Math.clamp(letters.length() / 3, 1, 3) + 1;
    Optional<Suggestion> nearest = Optional.empty();
    for (var word : known) {
      int distance = distance(letters, letters(word));
      if (distance < least && distance < word.length()) {
        least = distance;
        nearest = Optional.of(new Suggestion(word));
      }
    }
    return nearest.isPresent() ? nearest : beginning(known, letters);
  }

  private static Optional<Suggestion> beginning(Collection<String> known, String letters) {
    var longer = known.stream().filter(word -> letters(word).startsWith(letters)).toList();
    return letters.length() > 2 && longer.size() == 1
        ? Optional.of(new Suggestion(longer.getFirst()))
        : Optional.empty();
  }

  public String hint() {
    return "Did you mean " + Excerpt.code(word) + "?";
  }

  private static String letters(String word) {
    return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  /// Damerau-Levenshtein, in which letters that changed places count as one slip.
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
