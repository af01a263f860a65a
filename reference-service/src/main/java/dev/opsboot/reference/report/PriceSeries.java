package dev.opsboot.reference.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The prices of one strategy: their extremes, and the last one of each bucket of time.
 */
final class PriceSeries {

	private final double[] buckets;

	private double first;

	private double last;

	private double lowest = Double.MAX_VALUE;

	private double highest;

	private double sum;

	private long count;

	PriceSeries(int buckets) {
		this.buckets = new double[buckets];
		Arrays.fill(this.buckets, Double.NaN);
	}

	/**
	 * Add a price.
	 * @param bucket the number of its bucket
	 * @param price the price, positive
	 */
	void add(int bucket, double price) {
		this.first = (this.count == 0) ? price : this.first;
		this.last = price;
		this.lowest = Math.min(this.lowest, price);
		this.highest = Math.max(this.highest, price);
		this.sum += price;
		this.count++;
		this.buckets[bucket] = price;
	}

	double last() {
		return this.last;
	}

	double lowest() {
		return this.lowest;
	}

	double highest() {
		return this.highest;
	}

	double average() {
		return this.sum / this.count;
	}

	/**
	 * How far the last price is from the first one.
	 * @return the change in percent
	 */
	double change() {
		return percent(this.last);
	}

	/**
	 * How far the price of each bucket is from the first one.
	 * @param bucket the bucket to begin with
	 * @return the changes in percent with four decimals, null for a bucket without prices
	 */
	List<@Nullable Double> changesFrom(int bucket) {
		List<@Nullable Double> changes = new ArrayList<>();
		for (int i = bucket; i < this.buckets.length; i++) {
			double price = this.buckets[i];
			changes.add(Double.isNaN(price) ? null : Math.round(percent(price) * 1e4) / 1e4);
		}
		return changes;
	}

	private double percent(double price) {
		return (price / this.first - 1) * 100;
	}

}
