package org.trainyard.dataprep.source.mail;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever the mail is. */
class AnyMailTest {
  private static final int SEED = 20261123;

  /** Time in the square of this length would be far more. */
  private static final int LONG = 200_000;

  private static final Duration ENOUGH = Duration.ofSeconds(5);

  /** Of the thread alone: other work on the machine does not count. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private static final List<String> PIECES =
      List.of(
          "Subject: ",
          "Content-Type: text/html",
          "Content-Type: text/plain; charset=",
          "Content-Type: multipart/mixed; boundary=b",
          "Content-Type: multipart/alternative; boundary=\"c\"",
          "Content-Type: multipart/digest",
          "Content-Type: message/rfc822",
          "Content-Type: ;=\"\\",
          "Content-Transfer-Encoding: base64",
          "Content-Transfer-Encoding: quoted-printable",
          "Content-Disposition: attachment; filename=\"",
          "From joe ",
          "--b",
          "--c",
          "--b--",
          "--",
          "\n",
          "\n",
          "\n\n",
          "\r\n",
          "\r",
          " ",
          "\t",
          "=?utf-8?Q?",
          "=?iso-8859-1?B?",
          "?=",
          "=E9",
          "=\n",
          "begin 644 a\n",
          "#0V%T\n",
          "end\n",
          "<p>",
          "<!--",
          "words ",
          "d29yZHM=",
          "us-ascii",
          "utf-16",
          "é",
          "\u0093",
          "\u0000",
          ":",
          ";",
          "\"");

  @Test
  void everyMailHasAnAnswer() {
    Random random = new Random(SEED);
    int mails = 0;
    for (int run = 0; run < 5_000; run++) {
      StringBuilder raw = new StringBuilder(random.nextBoolean() ? "Subject: s\n" : "");
      for (int pieces = random.nextInt(40); pieces > 0; pieces--) {
        raw.append(PIECES.get(random.nextInt(PIECES.size())));
      }

      MailResult result = Mails.result(raw.toString());

      if (result instanceof MailDefect defect) {
        assertNotEquals(MailDefect.BROKEN, defect.reason(), () -> defect + " from " + raw);
      } else if (result instanceof Mail mail) {
        mails++;
        assertTrue(mail.document().indexOf('\uFFFD') < 0, () -> "from " + raw);
        assertTrue(mail.document().indexOf('\r') < 0, () -> "from " + raw);
      }
    }
    assertTrue(mails > 2_500, mails + " mails");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";",
        ";=",
        "a=b;",
        "\"",
        "\\",
        "a",
        "a ",
        " ",
        "\n",
        " \n",
        "a\n",
        "a:\n",
        "a:b",
        "=?",
        "=?u?q?",
        "=?u?Q?a?=",
        "=?é?Q?é?= é",
        "--b\n",
        "--b\n\n",
        "--",
        "\n--\n",
        "begin 644 a\n",
        "begin 644 a\n#0V%T\n",
        "=",
        "=\n",
        "é",
        "&",
        "<",
        "<b>",
        "Subject: x\n",
        "Content-Type: multipart/mixed\n\n--c\nContent-Type: a/b\n"
      })
  void timeGrowsWithTheLengthAlone(String piece) {
    String filling = piece.repeat(LONG / piece.length());
    List<String> mails =
        List.of(
            filling,
            "Subject: " + filling,
            "Subject: s\nContent-Type: text/html\n\n" + filling,
            "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n" + filling,
            "Content-Type: text/plain; format=flowed\nContent-Transfer-Encoding: base64\n\n"
                + filling,
            "Content-Type: "
                + filling
                + "\nContent-Transfer-Encoding: quoted-printable\n\n"
                + filling);
    for (String mail : mails) {
      long start = CLOCK.getCurrentThreadCpuTime();
      Mails.result(mail);
      Duration taken = Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - start);
      assertTrue(
          taken.compareTo(ENOUGH) < 0,
          () -> taken + " for " + mail.substring(0, Math.min(80, mail.length())) + "…");
    }
  }
}
