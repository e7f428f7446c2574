import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates files with veraPDF: a line for each file and standard, with the rules that it breaks. */
public class Validate {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (PDFAFlavour flavour : new PDFAFlavour[] {PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1}) {
                Set<String> broken = new TreeSet<>();
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    for (TestAssertion it : result.getTestAssertions())
                        if (it.getStatus() == TestAssertion.Status.FAILED)
                            broken.add(it.getRuleId().getClause() + "-" + it.getRuleId().getTestNumber());
                    if (!result.isCompliant() && broken.isEmpty()) broken.add("not compliant");
                }
                System.out.println(flavour.getId() + "\t" + file + "\t" + String.join(" ", broken));
            }
        }
    }
}
