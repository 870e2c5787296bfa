package org.trainyard.dataprep.source.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers as they come: of mailboxes, broken, and in all character sets. */
class MailHeaderTest {
  @Test
  void aMailboxLineIsPassedOver() {
    assertEquals(
        new Mail("Hello", "text", 0),
        Mails.read("From joe@example.org  Mon Sep  2 12:00:00 2002", "Subject: Hello", "", "text"));
  }

  @Test
  void aMailWithoutBodyKeepsItsSubject() {
    assertEquals(new Mail("Alone", "", 0), Mails.read("Subject: Alone", ""));
    assertEquals(new Mail("Alone", "", 0), Mails.read("Subject: Alone"));
    assertEquals("Alone", Mails.read("Subject: Alone").document());
  }

  @Test
  void subjectAndTextMakeTheDocument() {
    assertEquals("One\n\ntext", Mails.read("Subject: One", "", "text", "").document());
    assertEquals("text", Mails.read("From: a@example.org", "", "text").document());
  }

  @Test
  void aLineThatLostItsIndentationGoesOn() {
    assertEquals(
        new Mail("A subject that goes on", "<b>", 0),
        Mails.read(
            "Subject: A subject that", "goes on", "Content-Type: text/html", "", "<p>&lt;b&gt;"));
  }

  @Test
  void theBodyBeginsWithoutAnEmptyLine() {
    assertEquals(
        new Mail("Close", "Dear Ann,\nhttp://example.org/ is it\n\nNote: mine", 0),
        Mails.read("Subject: Close", "Dear Ann,", "http://example.org/ is it", "", "Note: mine"));
    assertEquals(
        new Mail("Link", "http://example.org/", 0),
        Mails.read("Subject: Link", "http://example.org/"));
  }

  @Test
  void linesMayEndInAnything() {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      assertEquals(
          new Mail("Ends long", "one\ntwo", 0),
          Mails.result("Subject: Ends" + end + " long" + end + end + "one" + end + "two" + end));
    }
  }

  @Test
  void theFirstOfTwoSubjectsCounts() {
    assertEquals("One", Mails.read("subject : One", "Subject: Two", "", "x").subject());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=?iso-8859-1?Q?Caf=E9_noir?= | Café noir",
        "=?ISO-8859-1?q?a?= =?ISO-8859-1?q?b?= c | ab c",
        "Re: =?utf-8?B?w6k=?=, =?utf-8?b?w6k?= | Re: é, é",
        "=?utf-8?B?4oI=?= =?utf-8?B?rA==?= | €",
        "x=?us-ascii?Q?glued?=y | xgluedy",
        "=?iso-8859-1?Q?with blanks in it?= | with blanks in it",
        "=?iso-8859-1*en?Q?tagged?= | tagged",
        "=?windows-1252?Q?it=92s?= =?iso-8859-1?Q?_it=92s?= | it’s it’s",
        "=?x-unknown?Q?plain?= | plain",
        "=?iso-2022-jp?B?GyRCRnxLXBsoQg==?= | 日本",
        "=?gb2312?B?1tDOxA==?= | 中文",
        "=?broken?Q?no end | =?broken?Q?no end",
        "=?utf-8?X?no?= such encoding | =?utf-8?X?no?= such encoding",
        "what=?is this? | what=?is this?",
        "=?utf-8?Q?100=25_=zz=?= | 100% =zz=",
      })
  void encodedWordsAreDecoded(String raw, String subject) {
    assertEquals(subject, Mails.read("Subject: " + raw, "", "text").subject());
  }

  @Test
  void aSubjectBeyondAsciiIsInTheCharacterSetOfTheText() {
    String korean = "안녕하세요 여러분";
    String header = "Content-Type: text/plain; charset=ks_c_5601-1987";

    assertEquals(
        new Mail(korean, korean + " text", 0),
        Mails.read(
            "Subject: " + Mails.bytes(korean, "EUC-KR"),
            header,
            "",
            Mails.bytes(korean + " text", "EUC-KR")));
    assertEquals(
        "café", Mails.read("Subject: " + Mails.bytes("café", "UTF-8"), header, "", "x").subject());
  }

  /** Which alone would be taken for ISO-8859-1, with another sign in the euro's place. */
  @Test
  void aShortSubjectIsInTheCharacterSetOfTheTextEvenIfItLooksLikeAnother() {
    String euro = "Le café est à 10 € seulement, et très bon dans la maison de la France";

    assertEquals(
        euro,
        Mails.read(
                "Subject: " + Mails.bytes(euro, "ISO-8859-15"),
                "Content-Type: text/plain; charset=iso-8859-15",
                "",
                Mails.bytes("déjà", "ISO-8859-15"))
            .subject());
  }

  @Test
  void whatIsNoMailIsADefect() {
    assertEquals(new MailDefect("empty mail", "0 bytes"), Mails.defect(""));
    assertEquals(new MailDefect("empty mail", "3 bytes"), Mails.defect(" ", "", ""));
    assertEquals(
        new MailDefect("no mail header", "begins with \"Dear Ann,.how are you?\""),
        Mails.defect("Dear Ann,", "how are you?"));
  }
}
