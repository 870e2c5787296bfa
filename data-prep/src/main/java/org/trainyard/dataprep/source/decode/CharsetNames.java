package org.trainyard.dataprep.source.decode;

import static java.util.Locale.ROOT;

import java.nio.charset.Charset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What senders mean by the name of a character set. Beyond the names that Java knows: names of old
 * mail programs, quoted names, and names with something behind them. Where a name has come to be
 * used for a wider set ({@code gb2312} for GB18030, {@code shift_jis} for Windows-31J), it is that
 * one, in which all text of the narrower one reads the same.
 */
public final class CharsetNames {
  private static final Pattern NAME =
      Pattern.compile("[\\s\"'<(]*(?:charset\\s*=\\s*[\"']?)?([\\w.:+-]{0,60})");
  private static final int SHORTEST = 4;
  private static final String PRIVATE = "x-";

  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("gb2312", "GB18030"),
          Map.entry("gb_2312-80", "GB18030"),
          Map.entry("gb2312-80", "GB18030"),
          Map.entry("chinese", "GB18030"),
          Map.entry("chinesebig5", "x-windows-950"),
          Map.entry("gbk", "GB18030"),
          Map.entry("x-gbk", "GB18030"),
          Map.entry("euc-cn", "GB18030"),
          Map.entry("big5", "x-windows-950"),
          Map.entry("big-5", "x-windows-950"),
          Map.entry("cn-big5", "x-windows-950"),
          Map.entry("x-x-big5", "x-windows-950"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("ks_c_5601-1989", "x-windows-949"),
          Map.entry("ks_c_5601", "x-windows-949"),
          Map.entry("ksc5601", "x-windows-949"),
          Map.entry("ksc_5601", "x-windows-949"),
          Map.entry("korean", "x-windows-949"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("euckr", "x-windows-949"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("x-euc-jp", "EUC-JP"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("iso-8859-8-i", "ISO-8859-8"),
          Map.entry("iso-8859-8-e", "ISO-8859-8"),
          Map.entry("iso-8859-6-i", "ISO-8859-6"),
          Map.entry("iso-8859-6-e", "ISO-8859-6"),
          Map.entry("x-cp1250", "windows-1250"),
          Map.entry("x-cp1251", "windows-1251"),
          Map.entry("x-cp1252", "windows-1252"),
          Map.entry("koi8", "KOI8-R"),
          Map.entry("x-koi8-r", "KOI8-R"),
          Map.entry("macintosh", "x-MacRoman"),
          Map.entry("mac", "x-MacRoman"),
          Map.entry("x-mac-roman", "x-MacRoman"),
          Map.entry("x-macintosh", "x-MacRoman"),
          Map.entry("iso-10646-ucs-2", "UTF-16BE"),
          Map.entry("unicode-1-1-utf-8", "UTF-8"),
          Map.entry("x-utf-8", "UTF-8"),
          Map.entry("ansi", "windows-1252"));

  /** Java takes it for ASCII; senders have not been told what to write there. */
  private static final String UNSET = "default";

  private CharsetNames() {}

  /**
   * The character set that is meant by a name as it stands in a header.
   *
   * @return empty if it names none, as {@code x-unknown} and {@code unknown-8bit} do
   */
  public static Optional<Charset> of(String name) {
    Matcher matcher = NAME.matcher(name.toLowerCase(ROOT));
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    String stem = matcher.group(1);
    for (int end = stem.length(); end >= SHORTEST || end == stem.length(); end--) {
      // A digit behind a digit is part of the name: iso-8859-99 is not iso-8859-9.
      boolean cutsNumber =
          end < stem.length() && end > 0 && isDigit(stem, end) && isDigit(stem, end - 1);
      Optional<Charset> charset = cutsNumber ? Optional.empty() : known(stem.substring(0, end));
      if (charset.isPresent()) {
        return charset;
      }
    }
    return stem.startsWith(PRIVATE) ? of(stem.substring(PRIVATE.length())) : Optional.empty();
  }

  private static boolean isDigit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static Optional<Charset> known(String name) {
    return Optional.ofNullable(Known.BY_NAME.get(MEANT.getOrDefault(name, name).toLowerCase(ROOT)));
  }

  /** Java's own look-up of a name that it does not know goes through all providers each time. */
  private static final class Known {
    static final Map<String, Charset> BY_NAME = new HashMap<>();

    static {
      Collection<Charset> charsets = Charset.availableCharsets().values();
      charsets.forEach(each -> BY_NAME.put(each.name().toLowerCase(ROOT), each));
      for (Charset each : charsets) {
        each.aliases().forEach(alias -> BY_NAME.putIfAbsent(alias.toLowerCase(ROOT), each));
      }
      BY_NAME.remove(UNSET);
    }
  }
}
