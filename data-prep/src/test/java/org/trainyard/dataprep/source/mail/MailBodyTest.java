package org.trainyard.dataprep.source.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Bodies in their transfer encodings and character sets. */
class MailBodyTest {
  private static final String BASE64 = "Content-Transfer-Encoding: base64";
  private static final String QUOTED = "Content-Transfer-Encoding: Quoted-Printable";

  private static final String FRENCH =
      "Le café était fermé, et nous avons dû chercher une autre maison près de là.";

  @Test
  void htmlInBase64IsRead() {
    assertEquals(
        "Öl & Gas",
        text(
            "Content-Type: text/html; charset=\"utf-8\"",
            BASE64,
            "",
            Mails.base64("<p style='x'>Öl &amp;\n<b>Gas</b></p>", "UTF-8")));
  }

  @Test
  void linesOfAMailingListBehindBase64AreKept() {
    String letter = "words enough for more than one line of base64, which holds 57 bytes of them.";

    assertEquals(
        letter + "\n\n____\nunsubscribe\nhere",
        text(BASE64, "", Mails.base64(letter, "UTF-8"), "", "____", "unsubscribe", "here"));
  }

  @Test
  void whatIsNoBase64ComesBackAsItIs() {
    assertEquals("Hello, this is plain.", text(BASE64, "", "Hello, this is plain."));
  }

  @Test
  void base64MayLackItsEndAndHoldForeignCharacters() {
    assertEquals(
        "words and words and words and words and",
        text(BASE64, "", "d29yZHMg!YW5kIHdvcmRzIGFuZCB3b3JkcyBhbmQgd29yZHMgYW5k"));
    assertEquals("words", text(BASE64, "", "d29y", "ZHM"));
  }

  @Test
  void softLineBreaksOfQuotedPrintableGo() {
    assertEquals(
        "one line = é\ntwo =zz",
        text(
            "Content-Type: text/plain; charset=iso-8859-1",
            QUOTED,
            "",
            "one =",
            "li=  ",
            "ne =3D =E9  ",
            "two =zz="));
  }

  @Test
  void flowedLinesAreJoined() {
    assertEquals(
        "a paragraph that goes on\n> quoted words\n\n From here\n-- \nAnn",
        text(
            "Content-Type: text/plain; format=flowed",
            "",
            "a paragraph ",
            "that goes on",
            "> quoted ",
            "> words",
            "",
            "  From here",
            "-- ",
            "Ann"));
    assertEquals(
        "nospace",
        text("Content-Type: text/plain; Format=\"Flowed\"; DelSp=Yes", "", "no ", "space"));
  }

  @Test
  void filesInUuencodeAreCounted() {
    Mail mail =
        Mails.read(
            "Subject: uu",
            "",
            "see the file",
            "begin 644 cat.txt",
            "#0V%T",
            "`",
            "end",
            "begin 644 of nothing",
            "that is all");

    assertEquals(new Mail("uu", "see the file\nbegin 644 of nothing\nthat is all", 1), mail);
  }

  @Test
  void bytesBeyondAsciiTellTheirCharacterSet() {
    String bytes = Mails.bytes(FRENCH, "ISO-8859-1");

    assertEquals(FRENCH, text("Content-Type: text/plain; charset=us-ascii", "", bytes));
    assertEquals(FRENCH, text("Content-Type: text/plain; charset=x-unknown", "", bytes));
    assertEquals(FRENCH, text("Subject: none declared", "", bytes));
    assertEquals(FRENCH, text("Content-Type: text/plain; charset=utf-8", "", bytes));
  }

  @Test
  void quotesOfWindowsAreReadWhateverIsDeclared() {
    String bytes = Mails.bytes("it’s “so”", "windows-1252");

    assertEquals("it’s “so”", text("Content-Type: text/plain; charset=iso-8859-1", "", bytes));
    assertEquals("it’s “so”", text("Content-Type: text/plain charset=windows-1252", "", bytes));
  }

  @Test
  void htmlMayNameItsCharacterSetItself() {
    String page = "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>слово";

    assertEquals("слово", text("Content-Type: text/html", "", Mails.bytes(page, "KOI8-R")));
  }

  @Test
  void wideLettersAreReadIfTheyAreWide() {
    String header = "Content-Type: text/plain; charset=unicode";

    assertEquals("narrow", text(header, "", "narrow"));
    assertEquals(
        new Mail("é", "wide", 0),
        Mails.read(
            "Subject: =?utf-16?B?AOk=?=", header, BASE64, "", Mails.base64("wide", "UTF-16")));
    assertEquals("wide", text(header, BASE64, "", Mails.base64("wide", "UTF-16")));
  }

  @Test
  void bytesThatAreNoTextAreADefect() {
    assertEquals(
        new MailDefect("undecodable bytes", "text/plain part: no UTF-8 at byte 5: FF 00 FE 01"),
        Mails.defect(
            "Content-Type: text/plain; charset=utf-8", "", "text \u00FF\u0000\u00FE\u0001"));
  }

  private static String text(String... lines) {
    return Mails.read(lines).text();
  }
}
