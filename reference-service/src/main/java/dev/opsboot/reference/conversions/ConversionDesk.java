package dev.opsboot.reference.conversions;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.opsboot.reference.Amount;
import dev.opsboot.reference.Problem;
import dev.opsboot.reference.quotes.Offer;
import dev.opsboot.reference.quotes.Quotes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes conversions: finds the best route, has the draft prepared and signed, and stores
 * it before it says so. What is stored is submitted by somebody else, if at all.
 */
final class ConversionDesk {

	private final Quotes quotes;

	private final Drafts drafts;

	private final Terms terms;

	private final @Nullable Signer signer;

	private final ConversionStore store;

	private final JsonMapper jsonMapper;

	/**
	 * Create a desk.
	 * @param quotes finds routes
	 * @param drafts prepares
	 * @param terms what holds for all conversions
	 * @param signer signs, null where there is no key
	 * @param store keeps
	 * @param jsonMapper writes what is signed
	 */
	ConversionDesk(Quotes quotes, Drafts drafts, Terms terms, @Nullable Signer signer, ConversionStore store,
			JsonMapper jsonMapper) {
		this.quotes = quotes;
		this.drafts = drafts;
		this.terms = terms;
		this.signer = signer;
		this.store = store;
		this.jsonMapper = jsonMapper;
	}

	Optional<Conversion> find(String id) {
		return this.store.find(id).map(Entry::conversion);
	}

	/**
	 * Take what is asked for.
	 * @param order what is asked for
	 * @return the conversion, that of the same key where it was asked for before
	 * @throws Problem if there is none, for whatever reason
	 */
	Taken take(Order order) {
		Optional<Entry> known = Optional.ofNullable(order.key()).flatMap(this.store::findByKey);
		return known.isPresent() ? repeated(order, known.get()) : takeNew(order);
	}

	private static Taken repeated(Order order, Entry entry) {
		if (!entry.conversion().isOf(order.from(), order.to(), Amount.format(Amount.parse(order.amount())))) {
			throw Problem.unprocessable("the Idempotency-Key belongs to another conversion");
		}
		return new Taken(entry.conversion(), false);
	}

	private Taken takeNew(Order order) {
		Offer offer = this.quotes.best(order.from(), order.to(), order.amount());
		if (offer.stale()) {
			throw Problem.unavailable("prices are stale, conversions are refused until there are new ones",
					this.terms.retryAfter());
		}
		Entry entry = finalise(prepare(offer, order.key()));
		Entry stored = this.store.add(entry);
		return (stored != entry) ? repeated(order, stored) : new Taken(entry.conversion(), true);
	}

	private Entry prepare(Offer offer, @Nullable String key) {
		Draft draft = this.drafts.prepare(offer);
		if (draft instanceof Draft.Unprepared unprepared) {
			throw Problem.unprocessable(unprepared.reason());
		}
		BigDecimal amountOut = ((Draft.Ready) draft).amountOut();
		Conversion conversion = new Conversion(UUID.randomUUID().toString(), State.PREPARED, !this.terms.production(),
				offer.from(), offer.to(), Amount.format(offer.amountIn()), Amount.format(amountOut), offer.route(),
				offer.prices().asOf(), offer.prices().asOf().plus(this.terms.maxAge()), null);
		return new Entry(conversion, key, null);
	}

	private Entry finalise(Entry entry) {
		if (this.signer == null) {
			return entry;
		}
		String payload = this.jsonMapper.writeValueAsString(Payload.of(entry.conversion()));
		return new Entry(entry.conversion().with(State.SIGNED, null), entry.key(), this.signer.sign(payload));
	}

	/**
	 * What a client asks for.
	 *
	 * @param from the asset that goes in
	 * @param to the asset to come out
	 * @param amount the amount that goes in
	 * @param key the {@code Idempotency-Key}, null for none
	 */
	record Order(String from, String to, String amount, @Nullable String key) {
	}

	/**
	 * What a client gets.
	 *
	 * @param conversion the conversion
	 * @param isNew whether it was not asked for before
	 */
	record Taken(Conversion conversion, boolean isNew) {
	}

	/**
	 * What holds for all conversions of this process.
	 *
	 * @param production whether they are submitted
	 * @param maxAge how long prices can be relied on
	 * @param retryAfter when to ask again where prices are stale
	 */
	record Terms(boolean production, Duration maxAge, Duration retryAfter) {
	}

	/**
	 * What is signed.
	 *
	 * @param id the id of the conversion, which the feed carries out once
	 * @param from the asset that goes in
	 * @param to the asset that comes out
	 * @param amount the amount that goes in
	 * @param amountOut the amount that has to come out
	 * @param route the names of the strategies, in order
	 * @param expiresAt when it is not to be carried out any more
	 */
	@JsonPropertyOrder({ "id", "from", "to", "amount", "amountOut", "route", "expiresAt" })
	private record Payload(String id, String from, String to, String amount, String amountOut, List<String> route,
			Instant expiresAt) {

		static Payload of(Conversion conversion) {
			return new Payload(conversion.id(), conversion.from(), conversion.to(), conversion.amount(),
					conversion.amountOut(), conversion.route(), conversion.expiresAt());
		}

	}

}
