package org.trainyard.dataprep.source.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Decides which parts of a mail are shown, and puts their texts together. */
final class ShownParts {
  /** A text in which somebody writes about HTML is longer, or there is no longer one in HTML. */
  private static final int NOTICE = 1_000;

  private static final Pattern HTML = Pattern.compile("(?i)\\bhtml\\b");

  /** Whether parts with a file name are shown. */
  private enum Named {
    HIDDEN,
    SHOWN
  }

  private final PartText text;
  private final Named named;

  private ShownParts(PartText text, Named named) {
    this.text = text;
    this.named = named;
  }

  /** What is shown of a whole mail; named parts only if there is nothing else. */
  static Shown of(Part mail, MailText decoder) throws DefectFound {
    PartText text = new PartText(decoder);
    Shown shown = new ShownParts(text, Named.HIDDEN).whole(mail);
    return shown.saysSomething() ? shown : new ShownParts(text, Named.SHOWN).whole(mail);
  }

  /** A mail that is one text is shown, whatever its name. */
  private Shown whole(Part mail) throws DefectFound {
    if (mail instanceof Part.Single single) {
      return PartText.isReadable(single) ? text.of(single) : Shown.NOTHING.with(1);
    }
    return shown(mail);
  }

  private Shown shown(Part part) throws DefectFound {
    if (part instanceof Part.Multiple multiple) {
      return multiple.header().type().equals("multipart/alternative")
          ? alternative(multiple.parts())
          : oneByOne(multiple.parts());
    }
    if (part instanceof Part.Nested nested) {
      return Shown.together(List.of(text.subject(nested.mail().header()), whole(nested.mail())));
    }
    return part instanceof Part.Single single && isShown(single)
        ? text.of(single)
        : Shown.NOTHING.with(1);
  }

  private boolean isShown(Part.Single part) {
    PartHeader header = part.header();
    return PartText.isReadable(part)
        && !header.isAttachment()
        && (named == Named.SHOWN || !header.isNamed());
  }

  private Shown oneByOne(List<Part> parts) throws DefectFound {
    List<Shown> shown = new ArrayList<>();
    for (Part part : parts) {
      shown.add(shown(part));
    }
    return Shown.together(shown);
  }

  /** The first plain text that says something, or the last part of another type that does. */
  private Shown alternative(List<Part> parts) throws DefectFound {
    List<Part> inOrder = new ArrayList<>(parts.stream().filter(this::isPlain).toList());
    for (int number = parts.size() - 1; number >= 0; number--) {
      if (!isPlain(parts.get(number))) {
        inOrder.add(parts.get(number));
      }
    }
    int hidden = files(parts);
    Shown best = Shown.NOTHING.with(hidden);
    for (Part part : inOrder) {
      Shown shown = shown(part).with(hidden - files(part));
      boolean saysMore = best.text().isEmpty() || shown.text().length() > best.text().length();
      if (shown.saysSomething() && saysMore) {
        best = shown;
        if (!isPlain(part) || !isNotice(shown.text())) {
          return best;
        }
      }
    }
    return best;
  }

  /** Of the kind that the reader's program cannot show HTML. */
  private static boolean isNotice(String text) {
    return text.length() < NOTICE && HTML.matcher(text).find();
  }

  private boolean isPlain(Part part) {
    return part instanceof Part.Single single
        && single.header().type().equals("text/plain")
        && isShown(single);
  }

  private int files(List<Part> parts) {
    return parts.stream().mapToInt(this::files).sum();
  }

  private int files(Part part) {
    if (part instanceof Part.Multiple multiple) {
      return files(multiple.parts());
    }
    if (part instanceof Part.Nested nested) {
      return files(nested.mail());
    }
    return part instanceof Part.Single single && isShown(single) ? 0 : 1;
  }
}
