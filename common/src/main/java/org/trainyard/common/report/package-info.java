/** Self-contained HTML pages with charts, readable without a network. */
package org.trainyard.common.report;
