// The canonical chain ψ or g → g⁻¹ → Γ → Γ^(α) with symbolic α → Riemann → Ricci → scalar by GiNaC: normal() after every
// step. Compiled by the benchmark: c++ -O2 -std=c++17 chain_ginac.cpp -lginac -lcln
//
//     chain_ginac case.txt
//
// case.txt has lines: variables, parameters, the number of runs, and then one log-partition function or n² components.
#include <ginac/ginac.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace GiNaC;
using Matrix = std::vector<std::vector<ex>>;
using Cube = std::vector<Matrix>;

static double processor_seconds() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static std::vector<std::string> words(const std::string &line) {
  std::istringstream in(line);
  std::vector<std::string> result;
  for (std::string word; in >> word;) result.push_back(word);
  return result;
}

struct Case {
  std::vector<symbol> x;
  std::vector<ex> formulas;
};

static Case read(const std::vector<std::string> &lines) {
  Case c;
  symtab table;
  for (auto &name : words(lines[0])) {
    possymbol s(name);
    c.x.push_back(s);
    table[name] = s;
  }
  for (auto &name : words(lines[1])) table[name] = possymbol(name);
  parser reader(table);
  for (size_t i = 3; i < lines.size(); ++i) c.formulas.push_back(reader(lines[i]));
  return c;
}

static ex chain(const Case &c) {
  const int n = c.x.size();
  const ex half = numeric(1, 2);
  const symbol alpha("alpha");
  const bool is_potential = c.formulas.size() == 1;
  Matrix g(n, std::vector<ex>(n));
  for (int i = 0; i < n; i++)
    for (int j = i; j < n; j++)
      g[i][j] = g[j][i] = is_potential ? c.formulas[0].diff(c.x[i]).diff(c.x[j]).normal() : c.formulas[i * n + j].normal();
  matrix m(n, n);
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++) m(i, j) = g[i][j];
  // The default inverse does not end on the categorical family.
  const matrix raw = m.inverse(solve_algo::gauss);
  Matrix inverse = g;
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++) inverse[i][j] = raw(i, j).normal();
  Cube slope(n, g), first = slope, raised = slope;
  for (int k = 0; k < n; k++)
    for (int i = 0; i < n; i++)
      for (int j = i; j < n; j++) slope[k][i][j] = slope[k][j][i] = g[i][j].diff(c.x[k]).normal();
  for (int i = 0; i < n; i++)
    for (int j = i; j < n; j++)
      for (int k = 0; k < n; k++)
        first[i][j][k] = first[j][i][k] = (half * (slope[i][j][k] + slope[j][i][k] - slope[k][i][j])).normal();
  for (int l = 0; l < n; l++)
    for (int i = 0; i < n; i++)
      for (int j = i; j < n; j++) {
        ex s = 0, a = 0;
        for (int k = 0; k < n; k++) {
          s += inverse[l][k] * first[i][j][k];
          if (is_potential) a += inverse[l][k] * (first[i][j][k] - alpha * half * slope[k][i][j]);
        }
        raised[l][i][j] = raised[l][j][i] = s.normal();
        if (is_potential) a.normal();
      }
  std::map<std::array<int, 4>, ex> riemann;
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      for (int k = i; k < n; k++)
        for (int l = k + 1; l < n; l++) {
          if (std::make_pair(k, l) < std::make_pair(i, j)) continue;
          ex s = half * (slope[k][i][l].diff(c.x[j]) + slope[l][j][k].diff(c.x[i]) - slope[k][j][l].diff(c.x[i]) -
                         slope[l][i][k].diff(c.x[j]));
          for (int q = 0; q < n; q++) s += first[j][k][q] * raised[q][i][l] - first[j][l][q] * raised[q][i][k];
          riemann[{i, j, k, l}] = s.normal();
        }
  auto component = [&](int i, int j, int k, int l) -> ex {
    int sign = 1;
    if (i > j) std::swap(i, j), sign = -sign;
    if (k > l) std::swap(k, l), sign = -sign;
    if (std::make_pair(i, j) > std::make_pair(k, l)) std::swap(i, k), std::swap(j, l);
    return sign * riemann[{i, j, k, l}];
  };
  Matrix ricci = g;
  for (int j = 0; j < n; j++)
    for (int l = j; l < n; l++) {
      ex s = 0;
      for (int i = 0; i < n; i++)
        for (int k = 0; k < n; k++)
          if (i != j && k != l) s += inverse[i][k] * component(i, j, k, l);
      ricci[j][l] = ricci[l][j] = s.normal();
    }
  ex s = 0;
  for (int j = 0; j < n; j++)
    for (int l = 0; l < n; l++) s += inverse[j][l] * ricci[j][l];
  return s.normal();
}

int main(int count, char **arguments) {
  if (count != 2) return 2;
  std::ifstream in(arguments[1]);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::vector<double> times;
  std::string shown;
  for (int run = 0; run < std::stoi(lines[2]); run++) {
    const Case c = read(lines);
    const double start = processor_seconds();
    const ex r = chain(c);
    times.push_back(processor_seconds() - start);
    std::ostringstream out;
    out << r;
    shown = out.str();
  }
  std::sort(times.begin(), times.end());
  std::cout << "{\"peer\": \"GiNaC " << GINACLIB_MAJOR_VERSION << "." << GINACLIB_MINOR_VERSION << "." << GINACLIB_MICRO_VERSION
            << "\", \"median\": " << times[times.size() / 2] << ", \"min\": " << times[0] << ", \"count\": " << times.size()
            << ", \"length\": " << shown.size() << ", \"text\": \"" << shown.substr(0, 40) << "\"}" << std::endl;
}
