/** One JSON mapper for every contract, and the check of a contract's format version. */
package org.trainyard.common.json;
