package dev.slipway.archive;

import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.tar.MalformedTarException;
import dev.slipway.wire.tar.TarReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/// The bytes of one file, straight from its layer.
final class LayerFile extends FilterInputStream {
  private final InputStream layer;
  private final Function<Exception, FailureException> damaged;

  private LayerFile(
      InputStream content, InputStream layer, Function<Exception, FailureException> damaged) {
    super(content);
    this.layer = layer;
    this.damaged = damaged;
  }

  /// @param start of the entry in the layer's tar
  static InputStream open(LayerBlob blob, long start, Function<Exception, FailureException> damaged)
      throws IOException {
    var layer = blob.open();
    boolean opened = false;
    try {
      layer.skipNBytes(start);
      @SuppressWarnings("resource") // Its end is the layer's.
      var reader = TarReader.of(layer);
      if (reader.next().isEmpty()) {
        throw new DamagedException("it has changed since it was opened");
      }
      opened = true;
      return new LayerFile(reader.content(), layer, damaged);
    } finally {
      if (!opened) {
        layer.close();
      }
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException | MalformedTarException e) {
      throw damaged.apply(e);
    }
  }

  @Override
  public void close() throws IOException {
    layer.close();
  }
}
