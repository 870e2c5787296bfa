/**
 * Self-contained HTML pages with charts, readable without a network. Parts turn values into {@link
 * j2html.tags.DomContent}, which escapes every text; a {@link org.trainyard.common.report.Page}
 * puts them together. What a report says is decided in the module that has the figures, not here.
 */
package org.trainyard.common.report;
