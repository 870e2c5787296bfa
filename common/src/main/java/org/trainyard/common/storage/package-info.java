/**
 * Files and directories on any Hadoop file system: staged directories, checked renames, pointer
 * files, digests. Nothing here knows what the files hold.
 */
package org.trainyard.common.storage;
