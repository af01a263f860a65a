package dev.opsboot.health.tomcat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;

/**
 * Hands a request that asks whether the process is live to a spare thread, when it would
 * otherwise wait for one of the busy threads of requests.
 * <p>
 * Only then does the poller look at what a client has sent. To the spare thread go whole
 * heads of requests without a body, on which it cannot be made to wait.
 */
final class LiveFirstEndpoint extends NioEndpoint {

	private static final int LONGEST_HEAD = 8000;

	private static final int MOST_WAITING = 1000;

	/**
	 * Only used by the one thread of the poller.
	 */
	private final ByteBuffer head = ByteBuffer.allocate(LONGEST_HEAD);

	private final java.util.concurrent.ThreadPoolExecutor spare = new java.util.concurrent.ThreadPoolExecutor(1, 1, 1,
			TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), SpareThread::new);

	private volatile Set<String> livePaths = Set.of();

	LiveFirstEndpoint() {
		this.spare.allowCoreThreadTimeOut(true);
	}

	void setLivePaths(Set<String> paths) {
		this.livePaths = paths;
	}

	static boolean isSpareThread() {
		return Thread.currentThread() instanceof SpareThread;
	}

	@Override
	public boolean processSocket(SocketWrapperBase<NioChannel> socket, SocketEvent event, boolean dispatch) {
		if (dispatch && event == SocketEvent.OPEN_READ && isBusy() && isBetweenRequests(socket) && asksForLive(socket)
				&& processOnSpareThread(socket, event)) {
			return true;
		}
		return super.processSocket(socket, event, dispatch);
	}

	private boolean isBusy() {
		return getExecutor() instanceof ThreadPoolExecutor threads
				&& threads.getSubmittedCount() >= threads.getMaximumPoolSize();
	}

	private static boolean isBetweenRequests(SocketWrapperBase<NioChannel> socket) {
		return socket.getCurrentProcessor() == null && socket.getSocket().isHandshakeComplete();
	}

	private boolean asksForLive(SocketWrapperBase<NioChannel> socket) {
		this.head.clear();
		try {
			socket.read(false, this.head);
		}
		catch (IOException ex) {
			// Found again by whoever reads next
		}
		this.head.flip();
		boolean live = RequestHead.asksFor(this.livePaths, this.head);
		if (this.head.hasRemaining()) {
			socket.unRead(this.head);
		}
		return live;
	}

	private boolean processOnSpareThread(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
		try {
			this.spare.execute(createSocketProcessor(socket, event));
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

	/**
	 * The thread that is never busy for long.
	 */
	private static final class SpareThread extends Thread {

		SpareThread(Runnable work) {
			super(work, "live");
			setDaemon(true);
		}

	}

}
