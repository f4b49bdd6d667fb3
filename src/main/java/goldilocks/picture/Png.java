package goldilocks.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** An image as a PNG of at most 256 colours, a byte a pixel. */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 137, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final int MOST = 256;
  private static final int PIXELS_PER_METRE = 5669; // 144 an inch: two pixels a point

  private Png() {}

  static byte[] of(Raster image) {
    int[] rgb = image.rgb();
    // So many steps of red, green and blue that the palette is large enough.
    for (int steps = 255; ; steps = steps * 3 / 5) {
      byte[] pixels = new byte[(image.width + 1) * image.height];
      int[] palette = index(rgb, image.width, steps, pixels);
      if (palette.length <= MOST) {
        return file(image, palette, pixels);
      }
    }
  }

  /** The colours, and as pixels the number of each one; too many colours where it gave up. */
  private static int[] index(int[] rgb, int width, int steps, byte[] pixels) {
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    int previous = -1;
    int number = 0;
    for (int i = 0; i < rgb.length && numbers.size() <= MOST; i++) {
      int colour = rgb[i];
      if (colour != previous) {
        previous = colour;
        number = numbers.computeIfAbsent(rounded(colour, steps), key -> numbers.size());
      }
      pixels[i / width * (width + 1) + 1 + i % width] = (byte) number;
    }
    return numbers.keySet().stream().mapToInt(colour -> colour).toArray();
  }

  private static int rounded(int rgb, int steps) {
    int rounded = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int level = ((rgb >> shift & 255) * steps + 127) / 255;
      rounded |= (level * 255 + steps / 2) / steps << shift;
    }
    return rounded;
  }

  private static byte[] file(Raster image, int[] palette, byte[] pixels) {
    ByteBuffer head = ByteBuffer.allocate(13).putInt(image.width).putInt(image.height);
    head.put((byte) 8).put((byte) 3);
    ByteBuffer size = ByteBuffer.allocate(9).putInt(PIXELS_PER_METRE).putInt(PIXELS_PER_METRE);
    byte[] colours = new byte[3 * palette.length];
    for (int i = 0; i < palette.length; i++) {
      colours[3 * i] = (byte) (palette[i] >> 16);
      colours[3 * i + 1] = (byte) (palette[i] >> 8);
      colours[3 * i + 2] = (byte) palette[i];
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    chunk(out, "IHDR", head.array());
    chunk(out, "pHYs", size.put((byte) 1).array());
    chunk(out, "PLTE", colours);
    chunk(out, "IDAT", deflated(pixels));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] data) {
    byte[] body = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 4 + data.length);
    System.arraycopy(data, 0, body, 4, data.length);
    CRC32 check = new CRC32();
    check.update(body);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(body);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] part = new byte[1 << 14];
    while (!deflater.finished()) {
      out.write(part, 0, deflater.deflate(part));
    }
    deflater.end();
    return out.toByteArray();
  }
}
