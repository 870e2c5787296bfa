package org.trainyard.dataprep.source.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mails whose parts are not where their headers say. */
class BrokenPartsTest {
  private static final String MIXED = "Content-Type: multipart/mixed; boundary=\"--b-1\"";

  @Test
  void partsThatAreNotDeclaredAtAllAreFound() {
    assertEquals(
        new Mail("Undeclared", "plain", 0),
        Mails.read(
            "Subject: Undeclared",
            "",
            "This is a MIME Message",
            "",
            "--x.y",
            "Content-Type: text/plain",
            "",
            "plain",
            "--x.y",
            "Content-Type: text/html",
            "",
            "<p>marked",
            "--x.y--"));
  }

  @Test
  void aMailThatQuotesPartsIsText() {
    String[] lines = {
      "Subject: How", "", "Look:", "my mail has", "", "--x", "Content-Type: text/plain", "", "me"
    };

    assertEquals(
        "Look:\nmy mail has\n\n--x\nContent-Type: text/plain\n\nme", Mails.read(lines).text());
  }

  @Test
  void htmlIsKnownByItsFirstTag() {
    assertEquals("words", Mails.read("Subject: x", "", "", "<HTML><p>words").text());
    assertEquals("<words>", Mails.read("Subject: x", "", "<words>").text());
  }

  @Test
  void theLastBoundaryMayBeMissing() {
    assertEquals(
        new Mail("", "one\n\ntwo", 0),
        Mails.read(MIXED, "", "----b-1", "", "one", "----b-1", "", "two"));
  }

  @Test
  void aBoundaryThatIsNotDeclaredIsFound() {
    String[] parts = {"", "--lost", "Content-Type: text/html", "", "<p>words", "--lost--"};

    for (String type : List.of("multipart/mixed", "multipart/mixed; boundary=other")) {
      List<String> lines = new ArrayList<>(List.of("Subject: Lost", "Content-Type: " + type));
      lines.addAll(List.of(parts));
      assertEquals(new Mail("Lost", "words", 0), Mails.read(lines.toArray(String[]::new)), type);
    }
  }

  @Test
  void partsWithoutAnyBoundaryAreText() {
    assertEquals(
        new Mail("", "just words", 0),
        Mails.read("Content-Type: multipart/mixed", "", "just words"));
  }

  @Test
  void partsInPartsWithoutEndAreADefect() {
    List<String> lines = new ArrayList<>();
    for (int depth = 0; depth < 100; depth++) {
      lines.add("Content-Type: multipart/mixed; boundary=b" + depth);
      lines.add("");
      lines.add("--b" + depth);
    }

    MailDefect defect = Mails.defect(lines.toArray(String[]::new));

    assertEquals(new MailDefect("parts nested too deeply", "more than 30 levels"), defect);
  }

  @Test
  void mailsInMailsWithoutEndAreADefect() {
    String[] lines = new String[200];
    for (int line = 0; line < lines.length; line++) {
      lines[line] = line % 2 == 0 ? "Content-Type: message/rfc822" : "";
    }

    assertEquals("parts nested too deeply", Mails.defect(lines).reason());
  }
}
