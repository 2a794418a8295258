package dev.bakeoff.report.pptx;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.xslf.usermodel.XMLSlideShow;

/** The user's own PowerPoint file: its masters, layouts and theme stay, its slides go. */
final class Template {
  private static final String SHOW =
      "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
  private static final String TEMPLATE =
      "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml";

  private Template() {}

  /**
   * Opens it without its slides.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST for a file that is no such thing
   */
  static XMLSlideShow open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw refused("The template " + file + " is not there.").asException();
    }
    XMLSlideShow show;
    try (InputStream in = Files.newInputStream(file)) {
      show = new XMLSlideShow(in);
    } catch (POIXMLException | OpenXML4JRuntimeException | IllegalArgumentException e) {
      throw refused("The template " + file + " is no PowerPoint file.").asException(e);
    } catch (IOException e) {
      throw refused("The template " + file + " cannot be read.").asException(e);
    }
    if (show.getSlideMasters().isEmpty()
        || show.getSlideMasters().getFirst().getSlideLayouts().length == 0) {
      show.close();
      throw refused("The template " + file + " has no slide layout.").asException();
    }
    while (!show.getSlides().isEmpty()) {
      show.removeSlide(show.getSlides().size() - 1);
    }
    try {
      // A .potx that is saved as it stands would be a template again, which no one can present.
      show.getPackage().replaceContentType(TEMPLATE, SHOW);
    } catch (RuntimeException e) {
      show.close();
      throw e;
    }
    return show;
  }

  private static Problem refused(String what) {
    return Problem.request(what, "Choose a .pptx or .potx file.");
  }
}
