package io.matricula.client;

import java.util.List;
import java.util.OptionalLong;

/**
 * A page of a list.
 *
 * @param <T> what is listed
 * @param number from 1
 * @param items in the order of the list, perhaps none
 * @param total of the items on all pages, if the API tells it
 * @param hasNext whether another page may hold more
 */
public record Page<T>(int number, List<T> items, OptionalLong total, boolean hasNext) {}
