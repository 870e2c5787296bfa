package org.trainyard.dataprep.clean.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "john@example.org",
        "john.o'neil+x@mail.example.co.uk",
        "JOHN_99%x@A-B.INFO",
        "jürgen@müller.de",
        "a@xn--bcher-kva.xn--p1ai",
      })
  void emailAddresses(String address) {
    assertEquals("<email>", PersonalData.EMAIL.mask(address));
    assertEquals(
        "'<email>', (<email>).", PersonalData.EMAIL.mask("'" + address + "', (" + address + ")."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"root@localhost", "@name", "a@b.c", "a @ b.org", "a@.org", "x@1.2", "@@"})
  void noEmailAddresses(String text) {
    assertEquals(text, PersonalData.EMAIL.mask(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111111111111111",
        "5555555555554444",
        "3782 822463 10005",
        "6011 1111 1111 1117",
        "3056 930902 5904",
        "4222222222222",
        "6304 0000 0000 0000 000",
      })
  void cards(String number) {
    assertEquals("card <card>, 2005", PersonalData.CARD.mask("card " + number + ", 2005"));
    assertEquals("<card> 12/27", PersonalData.CARD.mask(number + " 12/27"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1111 1111 1112",
        "411111111111",
        "41111111111111110000000000",
        "x4111111111111111",
        "4111  1111  1111  1111",
        "0000 0000 0000 0000",
      })
  void noCards(String text) {
    assertEquals(text, PersonalData.CARD.mask(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89 3704 0044 0532 0130 00",
        "DE89370400440532013000",
        "GB82 WEST 1234 5698 7654 32",
        "gb82west12345698765432",
        "FR14 2004 1010 0505 0001 3M02 606",
        "NO93 8601 1117 947",
        "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
      })
  void accountNumbers(String number) {
    assertEquals("to <iban> today", PersonalData.IBAN.mask("to " + number + " today"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89 3704 0044 0532 0130 01",
        "DE89 3704 0044 0532 0130",
        "XDE89370400440532013000",
        "DE893704004405320130000",
        "ZZ89370400440532013000",
        "DE89  3704  0044  0532  0130  00",
      })
  void noAccountNumbers(String text) {
    assertEquals(text, PersonalData.IBAN.mask(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.168.0.1",
        "255.255.255.255",
        "2001:db8::1",
        "2001:0db8:0000:0000:0000:ff00:0042:8329",
        "::1",
        "fe80::",
        "dead::beef:cafe",
        "::ffff:192.0.2.128",
        "64:ff9b::192.0.2.33",
      })
  void internetAddresses(String address) {
    assertEquals("from <ip>.", PersonalData.IP.mask("from " + address + "."));
    assertEquals("[<ip>]:80 <ip>,", PersonalData.IP.mask("[" + address + "]:80 " + address + ","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "256.1.1.1",
        "1.2.3",
        "1.2.3.4.5",
        "v1.2.3.4",
        "12:30:45",
        "std::vector a::b ::",
        "1::2::3",
        "1:2:3:4:5:6:7:8:9",
        "12345::1",
        "10:20, 11:30",
      })
  void noInternetAddresses(String text) {
    assertEquals(text, PersonalData.IP.mask(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+49 30 1234567",
        "+49 (0)30 / 123 45-67",
        "+14155552671",
        "0049 30 1234567",
        "(030) 123 45 67",
        "030/1234567",
        "01 23 45 67 89",
        "020 7946 0958",
        "555-123-4567",
        "(555) 123-4567",
        "1-800-555-0199",
        "555.123.4567",
      })
  void telephoneNumbers(String number) {
    assertEquals("call <phone>, now", PersonalData.PHONE.mask("call " + number + ", now"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1998 - 2005",
        "01.02.2003 10:30",
        "2001-01-02 13:14:15",
        "1,000,000 and 3.141592653589",
        "555-1234",
        "+1 234",
        "id0301234567",
        "+1234567890123456789",
        "4111 1111 1111 1111",
      })
  void noTelephoneNumbers(String text) {
    assertEquals(text, PersonalData.PHONE.mask(text));
  }

  @ParameterizedTest
  @CsvSource({"EMAIL,<email>", "IBAN,<iban>", "CARD,<card>", "IP,<ip>", "PHONE,<phone>"})
  void tokensAreWhatMasksWrite(PersonalData kind, String token) {
    assertEquals(token, kind.token());
    assertEquals(token, kind.mask(token));
  }

  @Test
  void aTextWithoutPersonalDataIsTheSameText() {
    String text = "Nothing to see in 2005: 3 < 4 @ 5.";
    for (PersonalData kind : PersonalData.values()) {
      assertEquals(text, kind.mask(text), kind.name());
    }
  }
}
