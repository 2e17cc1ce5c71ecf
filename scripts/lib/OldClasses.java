import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassTransform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Rewrites the class files of jars that are older than Java 6, which a class-data archive refuses: the same code, with
/// the stack maps that newer versions ask for. Run with the jars as class path and as arguments.
void main(String[] jars) throws IOException {
  for (var jar : jars) {
    modernise(Path.of(jar));
  }
}

void modernise(Path jar) throws IOException {
  try (var zip = new ZipFile(jar.toFile())) {
    var entries = zip.stream().toList();
    if (entries.stream().noneMatch(entry -> isOld(zip, entry))) {
      return;
    }
    var rewritten = Path.of(jar + ".rewritten");
    try (var out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
      for (var entry : entries) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        write(out, entry.getName(), entry.getTime(), isOld(zip, entry) ? modern(bytes) : bytes);
      }
      // The Apache licence wants changed files to say so.
      var note = "Class files older than Java 6 were rewritten for Java 8, with stack maps; nothing else was changed.\n";
      write(out, "META-INF/CHANGES.slipway", 0, note.getBytes(StandardCharsets.UTF_8));
    }
    Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
  }
}

static final int JAVA_6 = 50;
static final int JAVA_8 = 52;

boolean isOld(ZipFile zip, ZipEntry entry) {
  if (!entry.getName().endsWith(".class")) {
    return false;
  }
  try (var in = new DataInputStream(zip.getInputStream(entry))) {
    in.skipBytes(6); // magic, minor version
    return in.readUnsignedShort() < JAVA_6;
  } catch (IOException e) {
    throw new UncheckedIOException(e);
  }
}

byte[] modern(byte[] bytes) {
  // Without a constant pool of its own, a method that is merely passed on keeps its old code, and gets no stack map.
  var classFile = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ConstantPoolSharingOption.NEW_POOL);
  var code = ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element));
  return classFile.transformClass(classFile.parse(bytes), code.andThen(new NewVersion()));
}

static final class NewVersion implements ClassTransform {
  @Override
  public void accept(ClassBuilder builder, ClassElement element) {
    if (!(element instanceof ClassFileVersion)) {
      builder.with(element);
    }
  }

  @Override
  public void atEnd(ClassBuilder builder) {
    builder.withVersion(JAVA_8, 0);
  }
}

void write(ZipOutputStream out, String name, long time, byte[] bytes) throws IOException {
  var entry = new ZipEntry(name);
  entry.setTime(time);
  out.putNextEntry(entry);
  out.write(bytes);
}
