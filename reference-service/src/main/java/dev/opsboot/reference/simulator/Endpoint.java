package dev.opsboot.reference.simulator;

import java.util.List;

/**
 * What the built-in feed has at a path. Called by many threads.
 */
interface Endpoint {

	/**
	 * The one method it takes.
	 * @return the method of HTTP
	 */
	String method();

	/**
	 * Do what a request asks for.
	 * @param body the body of the request
	 * @return the right answer
	 */
	Answer answer(String body);

	/**
	 * Do what a request asks for though its answer will be lost.
	 * @param body the body of the request
	 */
	void answerInVain(String body);

	/**
	 * Answers that must not be believed.
	 * @return {@value Behaviour.Garbage#KINDS} of them, without order of importance
	 */
	List<Answer> garbage();

}
