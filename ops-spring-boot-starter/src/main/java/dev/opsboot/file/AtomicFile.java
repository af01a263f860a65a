package dev.opsboot.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Replaces a whole file by way of a temporary file beside it: a reader finds the old
 * content or the new one, never a part, also when the process is killed or the disk is
 * full. A symbolic link in place of the file is replaced and never followed. An interrupt
 * of the thread does not keep it from its work and is not lost.
 * <p>
 * A file has one writer at a time; who it is must be settled elsewhere, such as by a
 * {@link LockFile}.
 */
public final class AtomicFile {

	private final Path file;

	private final Path temporary;

	/**
	 * Create the writer of a file. Nothing is touched.
	 * @param file the file; its directory must exist when it is replaced
	 */
	public AtomicFile(Path file) {
		this.file = file.toAbsolutePath();
		this.temporary = this.file.resolveSibling("." + this.file.getFileName() + ".tmp");
	}

	/**
	 * Replace the content. It survives the end of the process, but not that of the
	 * machine.
	 * @param content the whole content
	 * @param mode the permissions, such as {@code rw-r--r--}, whatever the umask
	 * @throws IOException if it fails; the old content is left as it was
	 */
	public void replace(byte[] content, String mode) throws IOException {
		replace(content, mode, false);
	}

	/**
	 * Replace the content so that it survives a loss of power once this returns: the file
	 * and its directory are synchronised with the device.
	 * @param content the whole content
	 * @param mode the permissions, such as {@code rw-r--r--}, whatever the umask
	 * @throws IOException if it fails; the old content is left as it was, unless only the
	 * directory could not be synchronised
	 */
	public void replaceDurably(byte[] content, String mode) throws IOException {
		replace(content, mode, true);
	}

	private void replace(byte[] content, String mode, boolean durable) throws IOException {
		try {
			Uninterruptibly.run(() -> write(content, mode, durable));
			Files.move(this.temporary, this.file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException | RuntimeException | Error ex) {
			deleteTemporary(ex);
			throw ex;
		}
		if (durable) {
			Uninterruptibly.run(this::synchroniseDirectory);
		}
	}

	private void write(byte[] content, String mode, boolean durable) throws IOException {
		// What a killed process left; a link that waits here is removed, not followed
		Files.deleteIfExists(this.temporary);
		try (FileChannel channel = FileChannel.open(this.temporary, StandardOpenOption.CREATE_NEW,
				StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
			setMode(mode);
			ByteBuffer buffer = ByteBuffer.wrap(content);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
			if (durable) {
				channel.force(true);
			}
		}
	}

	private void setMode(String mode) throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(this.temporary, PosixFileAttributeView.class);
		if (view != null) {
			view.setPermissions(PosixFilePermissions.fromString(mode));
		}
	}

	private void synchroniseDirectory() throws IOException {
		try (FileChannel directory = FileChannel.open(this.temporary.getParent(), StandardOpenOption.READ)) {
			directory.force(true);
		}
	}

	private void deleteTemporary(Throwable failure) {
		try {
			Files.deleteIfExists(this.temporary);
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
	}

}
