/**
 * From the bytes of a mail (RFC 822, MIME) to what a person would read of it. Mails in the wild
 * keep few rules: what a mail program would still show is shown, the rest is a defect with a
 * reason.
 */
package org.trainyard.dataprep.source.mail;
