package org.trainyard.dataprep.source.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which parts of a mail are shown. */
class MailPartsTest {
  private static final String MIXED = "Content-Type: multipart/mixed; boundary=\"--b-1\"";

  @Test
  void plainTextIsPreferredToHtml() {
    assertEquals(
        new Mail("Both", "plain words", 0),
        Mails.read(
            "Subject: Both",
            "Content-Type: multipart/alternative; boundary=b",
            "",
            "This is a multi-part message in MIME format.",
            "--b",
            "Content-Type: text/plain",
            "",
            "plain words",
            "--b",
            "Content-Type: text/html",
            "",
            "<b>marked</b> words",
            "--b--",
            "after the end"));
  }

  @Test
  void htmlIsShownIfPlainTextSaysNothing() {
    assertEquals(
        new Mail("Empty", "marked & read\nhere", 1),
        Mails.read(
            "Subject: Empty",
            "Content-Type: multipart/related; boundary=r",
            "",
            "--r",
            "Content-Type: multipart/alternative; boundary=b",
            "",
            "--b",
            "",
            " ",
            "---",
            "--b",
            "Content-Type: text/html; charset=us-ascii",
            "",
            "<title>no</title><div style='color:red; display: none'>no</div>",
            "<noframes>no <b>frames</b></noframes><b>marked</b>",
            "&amp; read<br>here",
            "--b--",
            "--r",
            "Content-Type: image/gif; name=a.gif",
            "Content-Transfer-Encoding: base64",
            "",
            "R0lGODlhAQABAAAAACw=",
            "--r--"));
  }

  @Test
  void htmlIsShownIfPlainTextOnlySaysThatThereIsHtml() {
    String[] lines = {
      "Content-Type: multipart/alternative; boundary=b",
      "",
      "--b",
      "",
      "Your program cannot show HTML.",
      "--b",
      "Content-Type: text/html",
      "",
      "<p>what there is to be said, at length",
      "--b--"
    };

    assertEquals("what there is to be said, at length", Mails.read(lines).text());
    lines[8] = "<p>next to nothing";
    assertEquals("Your program cannot show HTML.", Mails.read(lines).text());
  }

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
  void filesAreCountedAndNotShown() {
    assertEquals(
        new Mail("Files", "shown\n\nshown, too", 3),
        Mails.read(
            "Subject: Files",
            MIXED,
            "",
            "----b-1",
            "",
            "shown",
            "----b-1",
            "Content-Type: text/plain",
            "Content-Disposition: attachment",
            "",
            "not shown",
            "----b-1",
            "Content-Type: text/plain; name=\"notes.txt\"",
            "",
            "not shown",
            "----b-1",
            "Content-Type: application/octet-stream",
            "",
            "\u0000\u0001",
            "----b-1",
            "Content-Type: text/plain",
            "Content-Disposition: inline",
            "",
            "shown, too",
            "----b-1--"));
  }

  @Test
  void aMailOfOneFileHasNoText() {
    assertEquals(
        new Mail("Picture", "", 1),
        Mails.read(
            "Subject: Picture",
            "Content-Type: image/jpeg; name=p.jpg",
            "Content-Transfer-Encoding: base64",
            "",
            "/9j/4AAQ"));
  }

  @Test
  void aNamedTextIsShownIfItIsAllThereIs() {
    assertEquals(
        new Mail("", "the words", 0),
        Mails.read(
            MIXED, "", "----b-1", "Content-Type: text/html; name=m.htm", "", "the <i>words"));
  }

  @Test
  void mailsInTheMailAreShownWithTheirSubjects() {
    assertEquals(
        new Mail("Fwd", "see below\n\nFirst café\n\nfirst text", 0),
        Mails.read(
            "Subject: Fwd",
            MIXED,
            "",
            "----b-1",
            "",
            "see below",
            "----b-1",
            "Content-Type: message/rfc822",
            "",
            "From joe@example.org Mon Sep  2 12:00:00 2002",
            "Subject: First =?iso-8859-1?q?caf=E9?=",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "first =74ext",
            "----b-1--"));
  }

  @Test
  void theMailsOfADigestAreShown() {
    assertEquals(
        new Mail("Digest", "contents\n\nOne\n\ntext one\n\nTwo\n\ntext two", 0),
        Mails.read(
            "Subject: Digest",
            MIXED,
            "",
            "----b-1",
            "",
            "contents",
            "----b-1",
            "Content-Type: multipart/digest; boundary=d",
            "",
            "--d",
            "",
            "Subject: One",
            "",
            "text one",
            "--d",
            "",
            "Subject: Two",
            "",
            "text two",
            "--d--",
            "----b-1--"));
  }

  @Test
  void aSignedTextIsShownAndTheSignatureCounted() {
    assertEquals(
        new Mail("", "signed", 1),
        Mails.read(
            "Content-Type: multipart/signed; boundary=s; protocol=\"application/pgp-signature\"",
            "",
            "--s",
            "Content-Type: text/plain",
            "",
            "signed",
            "--s",
            "Content-Type: application/pgp-signature",
            "",
            "-----BEGIN PGP SIGNATURE-----",
            "--s--"));
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
