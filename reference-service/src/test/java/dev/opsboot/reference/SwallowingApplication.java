package dev.opsboot.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/**
 * Swallows that its heap is exhausted, before it starts or once it has started, and goes
 * on.
 */
public final class SwallowingApplication {

	private SwallowingApplication() {
	}

	/**
	 * Start.
	 * @param args {@code early} or nothing
	 * @throws InterruptedException never
	 */
	public static void main(String[] args) throws InterruptedException {
		if (List.of(args).contains("early")) {
			exhaustMemory();
		}
		else {
			SpringApplication application = new SpringApplication(SwallowingApplication.class);
			application.setWebApplicationType(WebApplicationType.NONE);
			application.run("--spring.application.name=swallowing");
			exhaustMemory();
		}
		new CountDownLatch(1).await();
	}

	private static void exhaustMemory() {
		List<byte[]> memory = new ArrayList<>();
		try {
			while (true) {
				memory.add(new byte[4 * 1024 * 1024]);
			}
		}
		catch (OutOfMemoryError ex) {
			System.out.println("swallowed");
		}
	}

}
