package dev.opsboot.reference.simulator;

/**
 * How the built-in feed treats a request.
 */
interface Behaviour {

	/**
	 * Treat a request.
	 * @param endpoint what is asked
	 * @param body the body of the request
	 * @return what to send
	 */
	Answer treat(Endpoint endpoint, String body);

	/**
	 * Does what is asked.
	 */
	record Service() implements Behaviour {

		@Override
		public Answer treat(Endpoint endpoint, String body) {
			return endpoint.answer(body);
		}

	}

	/**
	 * Answers something else, whatever is asked.
	 *
	 * @param answer the answer
	 * @param late whether it comes after what is asked for was done
	 */
	record Outage(Answer answer, boolean late) implements Behaviour {

		@Override
		public Answer treat(Endpoint endpoint, String body) {
			if (this.late) {
				endpoint.answerInVain(body);
			}
			return this.answer;
		}

	}

	/**
	 * Answers what must not be believed.
	 *
	 * @param kind which of the answers that the endpoint has
	 * @param late whether it comes after what is asked for was done
	 */
	record Garbage(int kind, boolean late) implements Behaviour {

		/**
		 * How many kinds of garbage an endpoint has.
		 */
		static final int KINDS = 7;

		@Override
		public Answer treat(Endpoint endpoint, String body) {
			return new Outage(endpoint.garbage().get(this.kind), this.late).treat(endpoint, body);
		}

	}

}
