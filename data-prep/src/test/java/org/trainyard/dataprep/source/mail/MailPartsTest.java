package org.trainyard.dataprep.source.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
