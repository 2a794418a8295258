package dev.bakeoff.report.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Nasty;
import dev.bakeoff.report.SampleDocuments;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Opens the workbooks with another library than wrote them. */
final class XlsxReportTest {
  @Test
  void figures_are_numbers_under_headings_with_units() throws IOException {
    RunRecord run = SampleRuns.threePlatforms().build();
    try (XSSFWorkbook workbook = open(run)) {
      assertThat(workbook.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
          .isEqualTo("SQLite has the lowest p99 and the highest throughput in all 6 settings");
      Sheet lookup = workbook.getSheet("Single-key lookup");
      assertThat(lookup.getRow(0).getCell(2).getStringCellValue()).startsWith("p50 (");
      Row first = lookup.getRow(1);
      assertThat(first.getCell(1).getStringCellValue()).isEqualTo("DuckDB");
      assertThat(first.getCell(2).getNumericCellValue()).isPositive();
      assertThat(lookup.getRow(2).getCell(7).getStringCellValue()).contains("%");
      assertThat(workbook.getSheet("Every trial").getLastRowNum()).isEqualTo(run.legs().size());
      assertThat(workbook.getSheet("Proof of the data")).isNotNull();
      assertThat(workbook.getSheet("How this was measured")).isNotNull();
    }
  }

  @Test
  void nothing_from_users_becomes_a_formula_or_breaks_the_file() throws IOException {
    try (XSSFWorkbook workbook = open(Nasty.run())) {
      for (Sheet sheet : workbook) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
          }
        }
      }
      assertThat(workbook.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
          .startsWith("<script>alert('x')</script>");
    }
  }

  private static XSSFWorkbook open(RunRecord run) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new XlsxReport().write(SampleDocuments.of(run), out);
    return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
  }
}
