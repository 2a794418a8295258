package dev.bakeoff.report.document;

import dev.bakeoff.model.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * The mark of whoever hands the report on.
 *
 * @param bytes of the file, not to be changed
 * @param png or else JPEG
 * @param width in pixels
 * @param height in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; copying a picture for each page would.
public record Logo(byte[] bytes, boolean png, int width, int height) {
  private static final long LARGEST = 4_000_000;

  /**
   * Reads it.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST for a file that is no such picture
   */
  public static Logo read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw refused("The logo " + file + " is not there.");
      }
      if (Files.size(file) > LARGEST) {
        throw refused("The logo " + file + " is larger than 4 MB.");
      }
      byte[] bytes = Files.readAllBytes(file);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      boolean png = bytes.length > 3 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
      boolean jpeg = bytes.length > 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8;
      if (image == null || !(png || jpeg)) {
        throw refused("The logo " + file + " is neither a PNG nor a JPEG picture.");
      }
      return new Logo(bytes, png, image.getWidth(), image.getHeight());
    } catch (IOException e) {
      throw Problem.request("The logo " + file + " cannot be read.", "Choose a PNG or JPEG file.")
          .asException(e);
    }
  }

  /** As wide as it is at a height, in the same unit; at most so wide. */
  public double[] sizeWithin(double mostWidth, double mostHeight) {
    double scale = Math.min(mostWidth / width, mostHeight / height);
    return new double[] {width * scale, height * scale};
  }

  private static RuntimeException refused(String what) {
    return Problem.request(what, "Choose a PNG or JPEG file of at most 4 MB.").asException();
  }
}
