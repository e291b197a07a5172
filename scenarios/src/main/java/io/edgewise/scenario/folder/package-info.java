/**
 * Folders that commands write to: the files of a command are replaced together, so that one that is killed leaves those of
 * before. Sees the disk and problems alone. Read {@link io.edgewise.scenario.folder.OutputFolder}.
 */
package io.edgewise.scenario.folder;
