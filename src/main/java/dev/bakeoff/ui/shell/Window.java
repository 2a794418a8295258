package dev.bakeoff.ui.shell;

import dev.bakeoff.ui.kit.Dialogs;
import dev.bakeoff.ui.kit.FilePicker;
import dev.bakeoff.ui.kit.Notices;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.theme.ThemeManager;

/**
 * What all screens of a window share.
 *
 * @param tasks background work
 * @param notices messages at the edge
 * @param dialogs questions in the middle
 * @param files the system's file dialogs
 * @param theme light or dark
 */
public record Window(
    Tasks tasks, Notices notices, Dialogs dialogs, FilePicker files, ThemeManager theme) {}
