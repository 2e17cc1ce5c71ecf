package dev.slipway.archive.zstd;

import org.jspecify.annotations.Nullable;

/// The second part of a block: how many literals come next, and what is repeated from where.
final class Sequences {
  private static final int PREDEFINED = 0;
  private static final int SINGLE = 1;
  private static final int DESCRIBED = 2;

  /// Of the block before, for those that repeat them.
  private @Nullable FseTable literalLengths;

  private @Nullable FseTable offsets;
  private @Nullable FseTable matchLengths;

  /// The three latest distances, which short codes stand for.
  private int recent1;

  private int recent2;
  private int recent3;

  void forget() {
    literalLengths = null;
    offsets = null;
    matchLengths = null;
    recent1 = 1;
    recent2 = 4;
    recent3 = 8;
  }

  void apply(Block block, Literals literals, Window window) throws MalformedZstdException {
    int used = 0;
    int count = count(block);
    if (count > 0) {
      used = sequences(count, block, literals, window);
    }
    window.append(literals.bytes, used, literals.size() - used);
  }

  private static int count(Block block) throws MalformedZstdException {
    int first = block.next();
    if (first < 128) {
      return first;
    }
    return first < 255
        ? ((first - 128) << 8) + block.next()
        : (block.next() | block.next() << 8) + 0x7f00;
  }

  private int sequences(int count, Block block, Literals literals, Window window)
      throws MalformedZstdException {
    int modes = block.next();
    if ((modes & 3) != 0) {
      throw new MalformedZstdException("a block has a reserved mode");
    }
    var ll = table(Codes.LITERAL_LENGTHS, modes >> 6, literalLengths, block);
    literalLengths = ll;
    var of = table(Codes.OFFSETS, (modes >> 4) & 3, offsets, block);
    offsets = of;
    var ml = table(Codes.MATCH_LENGTHS, (modes >> 2) & 3, matchLengths, block);
    matchLengths = ml;

    int length = block.left();
    var stream = new BackwardBits(block, block.take(length), length);
    int llState = ll.first(stream);
    int ofState = of.first(stream);
    int mlState = ml.first(stream);
    int used = 0;
    for (int i = 0; i < count; i++) {
      int offset = Codes.OFFSETS.value(of.symbol(ofState), stream);
      int match = Codes.MATCH_LENGTHS.value(ml.symbol(mlState), stream);
      int run = Codes.LITERAL_LENGTHS.value(ll.symbol(llState), stream);
      if (stream.left() < 0 || run > literals.size() - used) {
        throw new MalformedZstdException("a sequence reaches beyond its block");
      }
      window.append(literals.bytes, used, run);
      used += run;
      window.repeat(distance(offset, run == 0), match);
      if (i < count - 1) {
        llState = ll.next(llState, stream);
        mlState = ml.next(mlState, stream);
        ofState = of.next(ofState, stream);
      }
    }
    stream.mustBeEmpty();
    return used;
  }

  private static FseTable table(Codes codes, int mode, @Nullable FseTable before, Block block)
      throws MalformedZstdException {
    return switch (mode) {
      case PREDEFINED -> codes.predefined();
      case SINGLE -> codes.single(block);
      case DESCRIBED -> codes.table(block);
      default -> {
        if (before == null) {
          throw new MalformedZstdException(
              "a block repeats a table of the one before, which has none");
        }
        yield before;
      }
    };
  }

  /// Values to 3 stand for recent distances; right after another match they are shifted by one.
  private int distance(int value, boolean noLiterals) {
    if (value > 3 || value < 1) {
      recent3 = recent2;
      recent2 = recent1;
      recent1 = value - 3;
      return recent1;
    }
    int which = noLiterals ? value : value - 1;
    int distance =
        switch (which) {
          case 0 -> recent1;
          case 1 -> recent2;
          case 2 -> recent3;
          default -> recent1 - 1;
        };
    if (which > 1) {
      recent3 = recent2;
    }
    if (which > 0) {
      recent2 = recent1;
      recent1 = distance;
    }
    return distance;
  }
}
