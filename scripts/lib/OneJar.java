import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Makes one jar of several, fit for a class-data archive. Run with the jars as class path, and as arguments the new jar
/// and then the others, the main one first.
///
/// - One jar, because a class that is looked for in vain, as picocli looks for Groovy's, opens all that there are.
/// - The archive refuses class files older than Java 6: they get the stack maps that newer versions ask for.
/// - The archive keeps lambdas and concatenated strings linked, but not switches over patterns, nor the methods that
///   records have by themselves: each start would make classes for them anew, a millisecond apiece. In our own classes
///   they become plain methods.
void main(String[] arguments) throws IOException {
  var entries = new LinkedHashMap<String, byte[]>();
  for (var jar : List.of(arguments).subList(1, arguments.length)) {
    collect(Path.of(jar), entries);
  }
  try (var out = new ZipOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
    for (var entry : entries.entrySet()) {
      var header = new ZipEntry(entry.getKey());
      header.setTime(0);
      out.putNextEntry(header);
      out.write(entry.getValue());
    }
  }
}

static final ClassDesc OBJECTS = ClassDesc.of("java.util", "Objects");
static final int JAVA_6 = 50;
static final int JAVA_8 = 52;

void collect(Path jar, Map<String, byte[]> entries) throws IOException {
  var name = jar.getFileName().toString();
  boolean ours = name.startsWith("slipway-");
  boolean changed = false;
  try (var zip = new ZipFile(jar.toFile())) {
    for (var entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
      byte[] bytes = zip.getInputStream(entry).readAllBytes();
      var place = place(entry.getName(), name, entries.isEmpty());
      if (place.isEmpty()) {
        continue;
      }
      byte[] ready = place.endsWith(".class") ? ready(bytes, ours) : bytes;
      changed |= ready != bytes;
      if (place.startsWith("META-INF/services/")) {
        entries.merge(place, ready, this::lines);
      } else if (entries.putIfAbsent(place, ready) != null) {
        throw new IOException(place + " is in " + jar + " and in a jar before it");
      }
    }
  }
  if (changed && !ours) {
    // The Apache licence wants changed files to say so.
    var note = "Class files older than Java 6 were rewritten for Java 8, with stack maps; nothing else was changed.\n";
    entries.put("META-INF/third-party/" + name + "/CHANGES", note.getBytes(StandardCharsets.UTF_8));
  }
}

/// Where an entry goes: what tells of a jar, its licence among it, into a folder of its own; empty for what is left out.
String place(String entry, String jar, boolean first) {
  if (entry.endsWith("module-info.class")) {
    return ""; // one jar is no longer these modules
  }
  if (entry.startsWith("META-INF/versions/")) {
    throw new IllegalArgumentException(jar + " has several versions of " + entry);
  }
  boolean stays = !entry.startsWith("META-INF/") || entry.startsWith("META-INF/services/");
  boolean main = first && entry.equals("META-INF/MANIFEST.MF");
  return stays || main ? entry : "META-INF/third-party/" + jar + entry.substring("META-INF".length());
}

byte[] lines(byte[] some, byte[] more) {
  var text = new String(some, StandardCharsets.UTF_8) + "\n" + new String(more, StandardCharsets.UTF_8);
  return text.getBytes(StandardCharsets.UTF_8);
}

byte[] ready(byte[] bytes, boolean ours) {
  int version = Byte.toUnsignedInt(bytes[6]) << 8 | Byte.toUnsignedInt(bytes[7]);
  return version < JAVA_6 ? modern(bytes) : ours ? plain(bytes) : bytes;
}

byte[] modern(byte[] bytes) {
  // Without a constant pool of its own, a method that is merely passed on keeps its old code, and gets no stack map.
  var classFile = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ConstantPoolSharingOption.NEW_POOL);
  var code = ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element));
  ClassTransform version = (builder, element) -> {
    if (!(element instanceof ClassFileVersion)) {
      builder.with(element);
    }
  };
  var end = ClassTransform.endHandler(builder -> builder.withVersion(JAVA_8, 0));
  return classFile.transformClass(classFile.parse(bytes), code.andThen(version).andThen(end));
}

/// A method that stands for one place where code would be made.
record Plain(String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {}

byte[] plain(byte[] bytes) {
  var classFile = ClassFile.of();
  var model = classFile.parse(bytes);
  var methods = new ArrayList<Plain>();
  CodeTransform calls = (builder, element) -> {
    var body = element instanceof InvokeDynamicInstruction call ? body(call) : null;
    if (body == null) {
      builder.with(element);
      return;
    }
    var call = (InvokeDynamicInstruction) element;
    var method = new Plain(call.name().stringValue() + "$plain" + methods.size(), call.typeSymbol(), body);
    methods.add(method);
    builder.invokestatic(model.thisClass().asSymbol(), method.name, method.type, isInterface(model));
  };
  var additions = ClassTransform.endHandler(builder -> {
    for (var method : methods) {
      builder.withMethodBody(method.name, method.type, ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, method.body);
    }
  });
  var ready = classFile.transformClass(model, ClassTransform.transformingMethodBodies(calls).andThen(additions));
  return methods.isEmpty() ? bytes : ready;
}

boolean isInterface(ClassModel model) {
  return model.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
}

/// What the call does, where it is known; null elsewhere.
Consumer<CodeBuilder> body(InvokeDynamicInstruction call) {
  var bootstrap = call.bootstrapMethod();
  return switch (bootstrap.owner().displayName() + "." + bootstrap.methodName()) {
    case "SwitchBootstraps.typeSwitch" -> call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance)
        ? code -> typeSwitch(code, call.bootstrapArgs())
        : null;
    case "ObjectMethods.bootstrap" -> recordMethod(call);
    default -> null;
  };
}

/// The number of the first type from the given one on that the value is of; see [java.lang.runtime.SwitchBootstraps].
void typeSwitch(CodeBuilder code, List<ConstantDesc> types) {
  code.aload(0).ifThen(java.lang.classfile.Opcode.IFNULL, then -> then.iconst_m1().ireturn());
  for (int i = 0; i < types.size(); i++) {
    var next = code.newLabel();
    code.iload(1).loadConstant(i).if_icmpgt(next);
    code.aload(0).instanceOf((ClassDesc) types.get(i)).ifeq(next);
    code.loadConstant(i).ireturn().labelBinding(next);
  }
  code.loadConstant(types.size()).ireturn();
}

/// A component of a record: how its field is read.
record Component(String name, ClassDesc owner, ClassDesc type) {
  void read(CodeBuilder code, int slot) {
    code.aload(slot).getfield(owner, name, type);
  }
}

/// See [java.lang.runtime.ObjectMethods].
Consumer<CodeBuilder> recordMethod(InvokeDynamicInstruction call) {
  var arguments = call.bootstrapArgs();
  var type = (ClassDesc) arguments.getFirst();
  var components = new ArrayList<Component>();
  for (var argument : arguments.subList(2, arguments.size())) {
    var getter = (DirectMethodHandleDesc) argument;
    components.add(new Component(getter.methodName(), getter.owner(), getter.invocationType().returnType()));
  }
  return switch (call.name().stringValue()) {
    case "equals" -> code -> recordEquals(code, type, components);
    case "hashCode" -> code -> recordHash(code, components);
    case "toString" -> code -> recordText(code, type, components);
    default -> null;
  };
}

void recordEquals(CodeBuilder code, ClassDesc type, List<Component> components) {
  var different = code.newLabel();
  code.aload(1).instanceOf(type).ifeq(different).aload(1).checkcast(type).astore(2);
  for (var component : components) {
    component.read(code, 0);
    component.read(code, 2);
    if (component.type.isPrimitive()) {
      code.invokestatic(lang(box(component.type)), "compare", MethodTypeDesc.of(CD_int, component.type, component.type));
      code.ifne(different);
    } else {
      code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object)).ifeq(different);
    }
  }
  code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
}

void recordHash(CodeBuilder code, List<Component> components) {
  code.iconst_0();
  for (var component : components) {
    code.loadConstant(31).imul();
    component.read(code, 0);
    var owner = component.type.isPrimitive() ? lang(box(component.type)) : OBJECTS;
    var argument = component.type.isPrimitive() ? component.type : CD_Object;
    code.invokestatic(owner, "hashCode", MethodTypeDesc.of(CD_int, argument)).iadd();
  }
  code.ireturn();
}

void recordText(CodeBuilder code, ClassDesc type, List<Component> components) {
  // Of a nested record, its own name alone.
  var name = type.displayName();
  code.loadConstant(name.substring(name.lastIndexOf('$') + 1) + "[");
  var separator = "";
  for (var component : components) {
    append(code.loadConstant(separator + component.name + "="));
    component.read(code, 0);
    var kind = TypeKind.from(component.type);
    var argument = component.type.isPrimitive() ? kind.asLoadable().upperBound() : CD_Object;
    if (kind == TypeKind.BOOLEAN || kind == TypeKind.CHAR) {
      argument = component.type;
    }
    append(code.invokestatic(CD_String, "valueOf", MethodTypeDesc.of(CD_String, argument)));
    separator = ", ";
  }
  append(code.loadConstant("]")).areturn();
}

CodeBuilder append(CodeBuilder code) {
  return code.invokevirtual(CD_String, "concat", MethodTypeDesc.of(CD_String, CD_String));
}

ClassDesc lang(String name) {
  return ClassDesc.of("java.lang", name);
}

String box(ClassDesc primitive) {
  return switch (TypeKind.from(primitive)) {
    case INT -> "Integer";
    case CHAR -> "Character";
    default -> {
      var name = primitive.displayName();
      yield Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
  };
}
