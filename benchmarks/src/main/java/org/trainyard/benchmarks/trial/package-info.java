/**
 * Trainings by Trainyard's own jobs that a study compares: their settings, what each left, and how
 * one that is complete is found again. No study's arithmetic here.
 */
package org.trainyard.benchmarks.trial;
