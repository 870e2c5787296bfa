/**
 * What a cleaning rule is, and the rules that come with Trainyard: each a small immutable record
 * that takes a text and returns it cleaned, or a reason to reject it. May not know settings, files
 * or Spark.
 */
package org.trainyard.dataprep.clean.rule;
