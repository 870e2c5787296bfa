package org.trainyard.dataprep.source.mail;

import java.io.Serializable;

/** What came of reading: a mail, or why there is none. */
public sealed interface MailResult extends Serializable permits Mail, MailDefect {}
