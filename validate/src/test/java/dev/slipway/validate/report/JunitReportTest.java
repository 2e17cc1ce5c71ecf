package dev.slipway.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

final class JunitReportTest {
  @Test
  void countsAreThoseOfTheElements() throws Exception {
    for (var report : Samples.ALL.values()) {
      var root = parse(Reports.render(report, Format.JUNIT));
      assertThat(root.getTagName()).isEqualTo("testsuites");
      assertCounts(root);
      for (var suite : elements(root, "testsuite")) {
        assertCounts(suite);
      }
    }
  }

  @Test
  void somethingFailsJustWhenTheReportDoes() throws Exception {
    for (var entry : Samples.ALL.entrySet()) {
      var root = parse(Reports.render(entry.getValue(), Format.JUNIT));
      boolean clean = elements(root, "failure").isEmpty() && elements(root, "error").isEmpty();
      assertThat(clean).as(entry.getKey()).isEqualTo(entry.getValue().passed());
    }
  }

  @Test
  void aRunFailureIsAnErrorThoughEveryCheckWasSkipped() throws Exception {
    var root = parse(rendered("environment"));
    assertThat(elements(root, "skipped")).hasSize(2);
    assertThat(elements(root, "error"))
        .singleElement()
        .satisfies(error -> assertThat(error.getAttribute("type")).isEqualTo("pull-failed"));
  }

  @Test
  void repeatedTitlesAreNumbered() throws Exception {
    assertThat(elements(parse(rendered("bare")), "testcase"))
        .extracting(testcase -> testcase.getAttribute("name"))
        .containsExactly("check 1", "sudo", "sudo (2)", "sudo (3)");
  }

  @Test
  void theClassHasTheImageForItsPackage() throws Exception {
    assertThat(elements(parse(rendered("all-pass")), "testcase"))
        .extracting(testcase -> testcase.getAttribute("classname"))
        .containsOnly("registry_example_com/team/notebook:1_2.kubeflow");
  }

  @Test
  void escapedTextComesBack() throws Exception {
    var text = "a <b attr=\"c\"> & 'd' ]]> \t\r\n\u0085\u2028👩";
    var element =
        new XmlElement("root").with("attribute", text).with(new XmlElement("child").text(text));
    var root = parse(element.document());
    assertThat(root.getAttribute("attribute")).isEqualTo(text);
    assertThat(elements(root, "child").getFirst().getTextContent()).isEqualTo(text);
  }

  @Test
  void whatXmlCannotHoldIsReplaced() throws Exception {
    var root =
        parse(new XmlElement("root").text("\u0000\u001b\ud800x\udc00\ufffe\uffff").document());
    assertThat(root.getTextContent()).isEqualTo("���x���");
  }

  static Element parse(String xml) throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler());
    return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
  }

  private static String rendered(String sample) {
    return Reports.render(Objects.requireNonNull(Samples.ALL.get(sample)), Format.JUNIT);
  }

  private static void assertCounts(Element element) {
    assertThat(elements(element, "testcase"))
        .hasSize(Integer.parseInt(element.getAttribute("tests")));
    assertThat(elements(element, "failure"))
        .hasSize(Integer.parseInt(element.getAttribute("failures")));
    assertThat(elements(element, "error"))
        .hasSize(Integer.parseInt(element.getAttribute("errors")));
    assertThat(elements(element, "skipped"))
        .hasSize(Integer.parseInt(element.getAttribute("skipped")));
  }

  private static List<Element> elements(Element parent, String name) {
    var nodes = parent.getElementsByTagName(name);
    var elements = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
