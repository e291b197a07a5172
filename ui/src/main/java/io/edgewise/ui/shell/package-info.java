/**
 * The window around the views: menus, commands, the verdict, themes, files. Read {@link io.edgewise.ui.shell.Workbench} first, which
 * holds what all views share, then {@link io.edgewise.ui.shell.MainWindow}.
 */
package io.edgewise.ui.shell;
